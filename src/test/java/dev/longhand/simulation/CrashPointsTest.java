package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Mode;
import dev.longhand.simulation.Scenario.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point at which a process of a small job can be killed: before and after each look, change, event and call. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class CrashPointsTest {
    private static final Order IN_ORDER = Order.plain(Mode.PLANNED, 4);
    private static final Order SHORT = Order.plain(Mode.PLANNED, 2);
    private static final Order TWO_CHAPTERS = Order.plain(Mode.CHAPTERS, 4);
    private static final Order TWO_AT_ONCE = Order.plain(Mode.PARALLEL, 2);

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void a_process_killed_at_any_point_strands_nothing(int goOn, boolean knowsDead) {
        killedOnce(IN_ORDER, goOn, knowsDead);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void a_process_killed_at_any_point_of_a_job_in_two_chapters_strands_nothing(int goOn, boolean knowsDead) {
        killedOnce(TWO_CHAPTERS, goOn, knowsDead);
    }

    private static void killedOnce(Order order, int goOn, boolean knowsDead) {
        int points = points(killed(order, goOn, knowsDead, List.of()));
        for (int i = 1; i <= points; i++) {
            assertHolds(killed(order, goOn, knowsDead, List.of(i)));
        }
        System.out.printf(
                "crash points, %s: %d single, steps go on for %d s, deaths are known: %s%n",
                order.mode(), points, goOn, knowsDead);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void two_processes_killed_at_any_two_points_strand_nothing(int goOn, boolean knowsDead) {
        killedTwice(SHORT, goOn, knowsDead);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "3600, false", "3600, true"})
    void two_processes_killed_at_any_two_points_of_two_lanes_strand_nothing(int goOn, boolean knowsDead) {
        killedTwice(TWO_AT_ONCE, goOn, knowsDead);
    }

    private static void killedTwice(Order order, int goOn, boolean knowsDead) {
        int pairs = 0;
        int points = points(killed(order, goOn, knowsDead, List.of()));
        for (int i = 1; i <= points; i++) {
            int after = points(killed(order, goOn, knowsDead, List.of(i)));
            for (int j = i + 1; j <= after; j++) {
                assertHolds(killed(order, goOn, knowsDead, List.of(i, j)));
                pairs++;
            }
        }
        System.out.printf(
                "crash points, %s: %d double, steps go on for %d s, deaths are known: %s%n",
                order.mode(), pairs, goOn, knowsDead);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "CHAPTERS", "PARALLEL"})
    void a_job_that_nothing_disturbs_asks_the_model_once_a_step(Mode mode) {
        Order order = Order.plain(mode, 4);
        World world = World.of(killed(order, 0, false, List.of()), new Trace(0));
        JobRecord job = world.ledger().jobs().values().iterator().next();
        assertThat(world.violation()).isEmpty();
        assertThat(job.outcome()).contains("COMPLETED");
        assertThat(job.calls()).hasSize(order.sections() + 1);
    }

    private static Scenario killed(Order order, int goOn, boolean knowsDead, List<Integer> crashes) {
        return Scenario.killed(order, Duration.ofSeconds(goOn), knowsDead, crashes);
    }

    private static int points(Scenario scenario) {
        return World.of(scenario, new Trace(0)).points();
    }

    private static void assertHolds(Scenario scenario) {
        assertThat(Simulation.run(scenario)).as("killed at %s", scenario.crashes()).isEmpty();
    }
}
