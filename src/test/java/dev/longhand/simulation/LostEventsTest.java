package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Mode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events get lost, and the sweeper is what finds the jobs that wait for them. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class LostEventsTest {
    private static final int SCHEDULES = 200;
    private static final int PER_MILLE = 200;

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "CHAPTERS", "PARALLEL"})
    void a_fifth_of_all_events_is_lost_and_every_job_ends(Mode mode) {
        assertThat(stranded(mode, true)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "CHAPTERS", "PARALLEL"})
    void without_the_sweeper_jobs_are_stranded(Mode mode) {
        assertThat(stranded(mode, false)).isPositive();
    }

    private static long stranded(Mode mode, boolean sweeps) {
        return LongStream.range(0, SCHEDULES)
                .filter(seed -> Simulation.run(Scenario.losing(seed, mode, PER_MILLE, sweeps)).isPresent())
                .count();
    }
}
