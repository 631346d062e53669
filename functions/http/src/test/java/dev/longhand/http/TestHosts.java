package dev.longhand.http;

import dev.longhand.pipeline.Claimant;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Ticker;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Hosts of other processes than the one under test. */
final class TestHosts {
    private TestHosts() {}

    /** A process on another machine. */
    static Host somewhere() {
        return new Host(InstantSource.system(), new SecureRandom(), Ticker.SYSTEM, new Claimant() {
            @Override
            public String name() {
                return "elsewhere";
            }

            @Override
            public boolean gone(String name) {
                return false;
            }
        });
    }
}
