package dev.longhand.pipeline;

import com.github.f4b6a3.ulid.UlidFactory;
import dev.longhand.document.JobId;
import java.util.function.LongSupplier;

/** Makes ids: ULIDs in small letters, so that those of one process sort by the time they were made. */
final class Identities {
    private final UlidFactory factory;

    Identities(Host host) {
        LongSupplier random = host.random()::nextLong;
        LongSupplier time = host.clock()::millis;
        this.factory = UlidFactory.newMonotonicInstance(random, time);
    }

    String next() {
        return factory.create().toLowerCase();
    }

    JobId nextJob() {
        return new JobId(next());
    }
}
