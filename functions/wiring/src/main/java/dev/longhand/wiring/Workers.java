package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Threads that carry events out. When the process ends, what they are at work on is given back, so that others take it. */
@Unremovable // a function on Google Cloud asks for it
@Singleton
public final class Workers {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Does the work on a thread of its own; fails with {@link RejectedExecutionException} when the process ends. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads);
    }

    void stop(@Observes ShutdownEvent end) {
        threads.shutdownNow();
        threads.close();
    }
}
