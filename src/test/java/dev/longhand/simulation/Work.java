package dev.longhand.simulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a process is at: a delivery, a sweep, a caller's request. Ends, or is killed with its process. */
final class Work implements Runnable {
    private final Timeline timeline;
    private final Life life;
    private final String job;
    private final Coroutine coroutine;
    private boolean ended;
    private long claimed = -1;

    /** How a work ended: with a result, or with what it threw. */
    interface End<T> {
        void of(@Nullable T result, @Nullable RuntimeException failure);
    }

    /** Work of this life for a job, empty when it is for none; it begins when it is run. */
    <T> Work(Timeline timeline, Life life, String job, Supplier<T> body, End<T> end) {
        this.timeline = timeline;
        this.life = life;
        this.job = job;
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
        ended = timeline.resume(this);
    }

    /** Whether nothing of it will happen any more. */
    boolean over() {
        return ended || life.dead();
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
