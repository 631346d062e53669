package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random schedules of faults. {@code -Dlonghand.seed=S -Dlonghand.schedules=N} runs those of the seeds from S to S+N-1. */
@Tag("simulation")
final class SimulationTest {
    private static final int SHOWN = 3;

    @Test
    void no_schedule_of_faults_violates_the_protocol() {
        int schedules = Integer.getInteger("longhand.schedules", 6_000);
        long seed = Long.getLong("longhand.seed", 1);
        long began = System.nanoTime();
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < schedules; i++) {
            String violation = Simulation.run(seed + i);
            if (!violation.isEmpty()) {
                violations.add(violation);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        violations.stream().limit(SHOWN).forEach(System.out::println);
        System.out.printf(
                "simulation: %d schedules, %.0f schedules/s, %d violations%n", schedules, schedules / seconds, violations.size());
        assertThat(violations).isEmpty();
    }
}
