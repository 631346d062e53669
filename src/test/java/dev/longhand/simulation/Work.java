package dev.longhand.simulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a process is at: a delivery, a sweep, a caller's request. Ends, or is killed with its process. */
final class Work implements Runnable {
    private final Timeline timeline;
    private final Life life;
    private final String job;
    private final Coroutine coroutine;
    private final long began;
    private long endedAt = Long.MAX_VALUE;
    private long claimed = -1;
    private long released = -1;

    /** How a work ended: with a result, or with what it threw. */
    interface End<T> {
        void of(@Nullable T result, @Nullable RuntimeException failure);
    }

    /** Work of this life for a job, empty when it is for none; it begins when it is run. */
    <T> Work(Timeline timeline, Life life, String job, Supplier<T> body, End<T> end) {
        this.timeline = timeline;
        this.life = life;
        this.job = job;
        this.began = timeline.now();
        this.coroutine = new Coroutine(() -> carryOut(body, end));
    }

    private static <T> void carryOut(Supplier<T> body, End<T> end) {
        T result;
        try {
            result = body.get();
        } catch (RuntimeException e) {
            end.of(null, e);
            return;
        }
        end.of(result, null);
    }

    /** Goes on, unless its process was killed; later, if its process is frozen. */
    @Override
    public void run() {
        if (life.dead()) {
            return;
        }
        if (life.frozenUntil() > timeline.now()) {
            timeline.at(life.frozenUntil(), this);
            return;
        }
        if (timeline.resume(this)) {
            endedAt = timeline.now();
        }
    }

    long began() {
        return began;
    }

    /** Notes that it gave its claim back now. */
    void releases(long time) {
        released = time;
    }

    /** When it gave up what the model gave at that time; never, for one that is under way or was killed. */
    long gaveUp(long answered) {
        return released >= answered ? released : endedAt;
    }

    Coroutine coroutine() {
        return coroutine;
    }

    Life life() {
        return life;
    }

    String job() {
        return job;
    }

    /** Notes that it made a claim now. */
    void claims(long time) {
        claimed = time;
    }

    /** When it made its newest claim; -1 when it made none. */
    long claimed() {
        return claimed;
    }
}
