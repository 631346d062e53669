package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random schedules of faults. {@code -Dlonghand.seed=S -Dlonghand.schedules=N} runs those of the seeds from S to S+N-1. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class SimulationTest {
    private static final int SHOWN = 3;

    @Test
    void no_schedule_of_faults_violates_the_protocol() throws InterruptedException {
        int schedules = Integer.getInteger("longhand.schedules", 5_000);
        long began = System.nanoTime();
        List<String> violations = violations(Long.getLong("longhand.seed", 1), schedules);
        double seconds = (System.nanoTime() - began) / 1e9;
        violations.stream().limit(SHOWN).forEach(System.out::println);
        System.out.printf(
                "simulation: %d schedules, %.0f schedules/s, %d violations%n", schedules, schedules / seconds, violations.size());
        assertThat(violations).isEmpty();
    }

    /** Each schedule is one thread's; schedules have nothing to do with each other. */
    private static List<String> violations(long seed, int schedules) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        Queue<String> violations = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            Callable<Void> worker = () -> {
                for (int i = next.getAndIncrement(); i < schedules; i = next.getAndIncrement()) {
                    violations.add(Simulation.run(seed + i));
                }
                return null;
            };
            for (Future<Void> done : workers.invokeAll(Collections.nCopies(threads, worker))) {
                done.resultNow();
            }
        }
        return violations.stream().filter(violation -> !violation.isEmpty()).toList();
    }
}
