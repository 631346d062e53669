package dev.longhand.wiring.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may call a server: as many jobs as find room in its cache with all that they will have written in the end. One more,
 * and each call would push out what the next call of another job begins with, so that every prompt is computed again. A job
 * keeps its place from call to call; the others stand in line, and the first of them goes in when there is room.
 */
final class Admission {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Duration awhile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<Object> line = new ArrayDeque<>();

    /**
     * An empty server.
     *
     * @param awhile how long a job keeps its place without a call
     */
    Admission(Duration awhile) {
        this.awhile = awhile;
    }

    /**
     * The right to one call, given back by closing.
     *
     * @param first whether the job has just come in
     */
    record Pass(boolean first, Runnable back) implements AutoCloseable {
        @Override
        public void close() {
            back.run();
        }
    }

    /** What a job takes of the cache while it is admitted. */
    private static final class Place {
        private long tokens;
        private int calls;
        private long left;

        /** Calls at the same time are of lanes, each of which has a text of its own. */
        long taken() {
            return tokens * Math.max(1, calls);
        }
    }

    /**
     * Waits for a place.
     *
     * @param job what all calls of a job have in common
     * @param tokens what the job's text, or that of each of its lanes, takes in the end
     * @param room tokens of the cache; a job that is larger goes in alone
     * @param glance called while there is none, with pauses of {@link #PAUSE}; what it throws ends the waiting
     */
    Pass enter(String job, long tokens, long room, Runnable glance) throws InterruptedException {
        Object ticket = new Object();
        lock.lock();
        try {
            line.add(ticket);
            while (!places.containsKey(job) && !(line.peek() == ticket && fits(tokens, room))) {
                changed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
                glance.run();
            }
            boolean first = !places.containsKey(job);
            return pass(places.computeIfAbsent(job, _ -> new Place()), tokens, first);
        } finally {
            line.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    private boolean fits(long tokens, long room) {
        long now = System.nanoTime();
        places.values().removeIf(place -> place.calls == 0 && now - place.left >= awhile.toNanos());
        long taken = places.values().stream().mapToLong(Place::taken).sum();
        return places.isEmpty() || taken + tokens <= room;
    }

    private Pass pass(Place place, long tokens, boolean first) {
        place.tokens = Math.max(place.tokens, tokens);
        place.calls++;
        return new Pass(first, () -> leave(place));
    }

    private void leave(Place place) {
        lock.lock();
        try {
            place.calls--;
            place.left = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
