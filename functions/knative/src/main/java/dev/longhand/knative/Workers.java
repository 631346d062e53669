package dev.longhand.knative;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The threads that carry events out; when the process ends, what they are at work on is given back. */
@Singleton
final class Workers {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads);
    }

    void stop(@Observes ShutdownEvent end) {
        threads.shutdownNow();
        threads.close();
    }
}
