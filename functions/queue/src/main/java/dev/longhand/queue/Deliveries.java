package dev.longhand.queue;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes as many messages off a channel as there are places, each on a virtual thread of its own. A delivery that has to wait
 * leaves its place to the next message, as long as not too many wait.
 */
final class Deliveries implements Flow.Subscriber<Message<?>>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    /** Messages in hand beyond the places; a broker gives them to nobody else meanwhile. */
    private static final int BENCH = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore bench = new Semaphore(BENCH);
    private final int places;
    private final Consumer<Delivery> work;
    private volatile Flow.@Nullable Subscription subscription;

    Deliveries(int places, Consumer<Delivery> work) {
        this.places = places;
        this.work = work;
    }

    /** One message in hand. */
    final class Delivery implements AutoCloseable {
        private final Message<?> message;
        private boolean seated = true;
        private boolean benched;

        private Delivery(Message<?> message) {
            this.message = message;
        }

        Message<?> message() {
            return message;
        }

        /** Waits for about so long without a place, as a rule; returns at once when the process ends. */
        void rest(Duration about) {
            if (last()) {
                return;
            }
            stepAside();
            try {
                long millis = about.toMillis();
                Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
            } catch (InterruptedException e) {
                LOG.debug("the process ends: not waiting any longer", e);
            }
        }

        /** Whether the process ends. */
        boolean last() {
            return threads.isShutdown();
        }

        private void stepAside() {
            if (seated && bench.tryAcquire()) {
                seated = false;
                benched = true;
                next();
            }
        }

        @Override
        public void close() {
            if (benched) {
                bench.release();
            }
            if (seated) {
                next();
            }
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription channel) {
        subscription = channel;
        channel.request(places);
    }

    @Override
    public void onNext(Message<?> message) {
        if (!threads.isShutdown()) {
            threads.execute(() -> {
                try (Delivery delivery = new Delivery(message)) {
                    work.accept(delivery);
                }
            });
        }
    }

    @Override
    public void onError(Throwable e) {
        LOG.error("the queue is not read any more", e);
    }

    @Override
    public void onComplete() {
        LOG.debug("the queue is not read any more");
    }

    private void next() {
        Flow.Subscription channel = subscription;
        if (channel != null && !threads.isShutdown()) {
            channel.request(1);
        }
    }

    /** Takes nothing more, interrupts what runs and waits a little for it to be given back. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("what could not be given back in time is delivered again by the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
