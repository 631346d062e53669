package dev.longhand.pipeline;

import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of test processes: the machine's clock, chance from a seed, and every other process has ended. */
public final class TestHost {
    private static final AtomicInteger PROCESSES = new AtomicInteger();

    private TestHost() {}

    /** The host of a process that is the only one alive. */
    public static Host alone() {
        String name = "process-" + PROCESSES.incrementAndGet();
        return new Host(InstantSource.system(), new Random(), Ticker.SYSTEM, claimant(name));
    }

    private static Claimant claimant(String name) {
        return new Claimant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean gone(String other) {
                return !other.equals(name);
            }
        };
    }
}
