package dev.longhand.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of test processes: the machine's clock, chance from a seed, and every other process has ended. */
public final class TestHost {
    private static final AtomicInteger PROCESSES = new AtomicInteger();

    private TestHost() {}

    /** The host of a process that takes all others for gone. */
    public static Host alone() {
        return host(InstantSource.system(), true);
    }

    /** The host of a process that knows nothing of the others. */
    static Host among() {
        return host(InstantSource.system(), false);
    }

    /** The same with a clock that is wrong by so much. */
    static Host withClock(Duration wrong) {
        return host(() -> Instant.now().plus(wrong), false);
    }

    private static Host host(InstantSource clock, boolean othersAreGone) {
        String name = "process-" + PROCESSES.incrementAndGet();
        return new Host(clock, new Random(), Ticker.SYSTEM, new Claimant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean gone(String other) {
                return othersAreGone && !other.equals(name);
            }
        });
    }
}
