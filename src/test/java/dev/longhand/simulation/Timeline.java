package dev.longhand.simulation;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Virtual time, in nanoseconds: what happens when, one thing after the other. */
final class Timeline {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    private final PriorityQueue<Moment> moments = new PriorityQueue<>(32);
    private long now;
    private long count;
    private boolean stopped;
    private @Nullable Work current;

    private record Moment(long time, long number, Runnable action) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            return time == other.time ? Long.compare(number, other.number) : Long.compare(time, other.time);
        }
    }

    long now() {
        return now;
    }

    /** Does this at that time. */
    void at(long time, Runnable action) {
        moments.add(new Moment(time, count++, action));
    }

    /** Does this after so long. */
    void in(long nanos, Runnable action) {
        at(now + nanos, action);
    }

    /** Lets everything happen until nothing is left to happen or it is stopped. */
    void run() {
        Moment next;
        while (!stopped && (next = moments.poll()) != null) {
            now = next.time();
            next.action().run();
        }
    }

    void stop() {
        stopped = true;
    }

    /** The work that calls this. */
    Work current() {
        if (current == null) {
            throw new IllegalStateException("only a process' work asks for what takes time");
        }
        return current;
    }

    /** Goes on with this work until it halts or ends; whether it ended. */
    boolean resume(Work work) {
        current = work;
        boolean ended = work.coroutine().run();
        current = null;
        return ended;
    }

    /** Lets time pass for the work that calls this. When nothing else happens meanwhile, nobody needs to wait. */
    void pass(long nanos) {
        Work work = current();
        long until = Math.max(now + nanos, work.life().frozenUntil());
        Moment next = moments.peek();
        if (!stopped && (next == null || next.time() > until)) {
            now = until;
            return;
        }
        at(until, work);
        Coroutine.halt();
    }
}
