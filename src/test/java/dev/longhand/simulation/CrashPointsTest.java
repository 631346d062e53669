package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every point at which a process of a small job can be killed: before and after each look, change, event and call. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class CrashPointsTest {
    private static final int SECTIONS = 4;
    private static final int FEW_SECTIONS = 2;

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void a_process_killed_at_any_point_strands_nothing(int goOn, boolean knowsDead) {
        int points = points(killed(SECTIONS, goOn, knowsDead, List.of()));
        for (int i = 1; i <= points; i++) {
            assertHolds(killed(SECTIONS, goOn, knowsDead, List.of(i)));
        }
        System.out.printf("crash points: %d single, steps go on for %d s, deaths are known: %s%n", points, goOn, knowsDead);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void two_processes_killed_at_any_two_points_strand_nothing(int goOn, boolean knowsDead) {
        int pairs = 0;
        int points = points(killed(FEW_SECTIONS, goOn, knowsDead, List.of()));
        for (int i = 1; i <= points; i++) {
            int after = points(killed(FEW_SECTIONS, goOn, knowsDead, List.of(i)));
            for (int j = i + 1; j <= after; j++) {
                assertHolds(killed(FEW_SECTIONS, goOn, knowsDead, List.of(i, j)));
                pairs++;
            }
        }
        System.out.printf("crash points: %d double, steps go on for %d s, deaths are known: %s%n", pairs, goOn, knowsDead);
    }

    @Test
    void a_job_that_nothing_disturbs_asks_the_model_once_a_step() {
        World world = World.of(killed(SECTIONS, 0, false, List.of()), new Trace(0));
        JobRecord job = world.ledger().jobs().values().iterator().next();
        assertThat(world.violation()).isEmpty();
        assertThat(job.outcome()).contains("COMPLETED");
        assertThat(job.calls()).hasSize(SECTIONS + 1);
    }

    private static Scenario killed(int sections, int goOn, boolean knowsDead, List<Integer> crashes) {
        return Scenario.killed(sections, Duration.ofSeconds(goOn), knowsDead, crashes);
    }

    private static int points(Scenario scenario) {
        return World.of(scenario, new Trace(0)).points();
    }

    private static void assertHolds(Scenario scenario) {
        assertThat(Simulation.run(scenario)).as("killed at %s", scenario.crashes()).isEmpty();
    }
}
