package dev.longhand.event;

import dev.longhand.event.EventHandler.Delivery;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Delivers events inside this process, on virtual threads: for the command line and for a server without a broker.
 * Delivery is at least once while the process lives; after a crash the store tells what is left to do. Equal events that
 * wait or run at the same time are one.
 */
public final class InProcessBus implements EventSink, AutoCloseable {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final EventHandler handler;

    /** A bus with room for this many events at once, and the maker of its handler, which is given the bus as its sink. */
    public InProcessBus(int places, Function<EventSink, EventHandler> handler) {
        this.places = new Semaphore(places);
        this.handler = handler.apply(this);
    }

    @Override
    public void publish(StepEvent event) {
        if (underway.add(event.id())) {
            threads.execute(() -> deliver(event));
        }
    }

    private void deliver(StepEvent event) {
        try {
            for (int tries = 0; handle(event) == Delivery.POSTPONED && !threads.isShutdown(); tries++) {
                Thread.sleep(delay(tries));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underway.remove(event.id());
        }
    }

    private Delivery handle(StepEvent event) throws InterruptedException {
        places.acquire();
        try {
            return handler.handle(event);
        } finally {
            places.release();
        }
    }

    private static Duration delay(int tries) {
        long doubled = FIRST_DELAY.toMillis() << Math.min(tries, 5);
        long bounded = Math.min(doubled, LONGEST_DELAY.toMillis());
        return Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }

    /** Interrupts what runs and waits for it to end: model calls close their connections, nothing half-written is kept. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
