package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Work that is being done on threads of its own, known by keys, and handed back in the order in which it ends. For one
 * thread; closing waits for what is left.
 */
final class Underway<K, V> implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Done<K, V>> finished = new LinkedBlockingQueue<>();
    private final Set<K> keys = new HashSet<>();

    /** Work that has ended. */
    record Done<K, V>(K key, Future<V> future) {

        /** What came of it; fails with what the work failed with. */
        V result() {
            if (future.state() == Future.State.SUCCESS) {
                return future.resultNow();
            }
            throw future.exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(future.exceptionNow());
        }
    }

    /** Begins work, unless work of this key is under way. */
    void begin(K key, Supplier<V> work) {
        if (keys.add(key)) {
            threads.execute(() -> {
                FutureTask<V> task = new FutureTask<>(work::get);
                task.run();
                finished.add(new Done<>(key, task));
            });
        }
    }

    /** How much work is under way. */
    int size() {
        return keys.size();
    }

    /** Waits for the next work to end; fails with {@code CANCELLED} when the thread is interrupted, and so is all work. */
    Done<K, V> next() {
        try {
            Done<K, V> done = finished.take();
            keys.remove(done.key());
            return done;
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw LonghandException.cancelled();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
