package dev.longhand.wiring.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may call a server: the jobs that came first, as many as find room in its cache with what their calls take. One more, and
 * each call would push out what the next call of another job begins with, so that every prompt is computed again. Jobs grow:
 * when there is no longer room for all of them, those that came last wait between two calls until there is.
 */
final class Admission {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Duration awhile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Place> places = new LinkedHashMap<>();

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

    /** What a job takes of the cache, in the order in which jobs came. */
    private static final class Place {
        private long tokens;
        private int waiting;
        private int calls;
        private long left;

        /** A place that nobody keeps until a call was made. */
        Place(long left) {
            this.left = left;
        }

        /** Calls at the same time are of lanes, each of which has a text of its own. */
        long taken() {
            return tokens * Math.max(1, calls);
        }
    }

    /**
     * Waits for room.
     *
     * @param job what all calls of a job have in common
     * @param tokens what this call takes in the end, its prompt and its answer
     * @param room tokens of the cache; a job that is larger goes in alone
     * @param glance called while there is none, with pauses of {@link #PAUSE}; what it throws ends the waiting
     */
    Pass enter(String job, long tokens, long room, Runnable glance) throws InterruptedException {
        lock.lock();
        try {
            forget();
            boolean first = !places.containsKey(job);
            Place place = places.computeIfAbsent(job, _ -> new Place(System.nanoTime() - awhile.toNanos()));
            place.tokens = place.calls == 0 ? tokens : Math.max(place.tokens, tokens);
            await(place, room, glance);
            place.calls++;
            return new Pass(first, () -> leave(place));
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    private void await(Place place, long room, Runnable glance) throws InterruptedException {
        place.waiting++;
        try {
            while (!fits(place, room)) {
                changed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
                glance.run();
                forget();
            }
        } finally {
            place.waiting--;
        }
    }

    /** Who came before counts with its last call though it makes none, who came later only while it makes one. */
    private boolean fits(Place own, long room) {
        long others = 0;
        boolean later = false;
        for (Place place : places.values()) {
            if (place == own) {
                later = true;
            } else if (!later || place.calls > 0) {
                others += place.taken();
            }
        }
        return others == 0 || others + own.tokens * (own.calls + 1) <= room;
    }

    private void forget() {
        long now = System.nanoTime();
        places.values()
                .removeIf(place -> place.calls == 0 && place.waiting == 0 && now - place.left >= awhile.toNanos());
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
