package dev.longhand.store;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Reads many objects at the same time, on virtual threads: what a store on a network makes of {@code readAll}. */
public final class ParallelReads {
    private static final int AT_ONCE = 16;

    private ParallelReads() {}

    /** Reads each key, at most 16 at once, in the order of the keys; fails as the first of them that failed. */
    public static List<Optional<StoredObject>> of(
            List<ObjectKey> keys, Function<ObjectKey, Optional<StoredObject>> read) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            return threads.invokeAll(keys.stream().map(key -> call(key, read)).toList()).stream()
                    .map(ParallelReads::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.STORE_UNAVAILABLE, "reading was interrupted", e);
        }
    }

    private static Callable<Optional<StoredObject>> call(
            ObjectKey key, Function<ObjectKey, Optional<StoredObject>> read) {
        return () -> read.apply(key);
    }

    private static Optional<StoredObject> result(Future<Optional<StoredObject>> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LonghandException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("invokeAll has waited", e);
        }
    }
}
