package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events get lost, and the sweeper is what finds the jobs that wait for them. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class LostEventsTest {
    private static final int SCHEDULES = 200;
    private static final int PER_MILLE = 200;

    @Test
    void a_fifth_of_all_events_is_lost_and_every_job_ends() {
        assertThat(stranded(true)).isZero();
    }

    @Test
    void without_the_sweeper_jobs_are_stranded() {
        assertThat(stranded(false)).isPositive();
    }

    private static long stranded(boolean sweeps) {
        return LongStream.range(0, SCHEDULES)
                .filter(seed -> Simulation.run(Scenario.losing(seed, PER_MILLE, sweeps)).isPresent())
                .count();
    }
}
