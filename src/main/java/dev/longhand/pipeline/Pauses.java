package dev.longhand.pipeline;

import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a job wait in all of its lanes, and go on in them. A pause is a claim that nobody works for, at the missing step of
 * each lane and at the one after, for the missing one may be under way. One at the first section, made before anybody knew
 * of lanes, holds every lane that has not begun ({@link Claims#turn(Snapshot, int)}).
 */
final class Pauses {
    private static final int FIRST_SECTION = 1;

    private final Claims claims;

    Pauses(Claims claims) {
        this.claims = claims;
    }

    /** Makes every lane wait after the step that is under way; false when one has moved on meanwhile. */
    boolean hold(Snapshot snapshot) {
        boolean held = true;
        for (int open : snapshot.open()) {
            boolean after = isHeld(snapshot.after(open));
            if (after) { // the step itself may still be committed by a worker that stood still
                isHeld(open);
            }
            held &= after;
        }
        return held;
    }

    /** Whether a job that was held as it was then still waits: no lane is further than at a step that is held. */
    static boolean holds(Snapshot then, Snapshot now) {
        Set<Integer> held = new TreeSet<>(then.open());
        then.open().forEach(open -> held.add(then.after(open)));
        return held.containsAll(now.open());
    }

    /** Whether the step waits now; false when a process is at work on it. */
    private boolean isHeld(int step) {
        return switch (claims.turn(step)) {
            case Turn.Paused _ -> true;
            case Turn.Free(int number, Attempts _) -> claims.take(step, number, Claim.pause());
            case Turn.Busy _ -> false;
        };
    }

    /**
     * Ends the pauses of every lane, wherever they may lie: also at the first section, which may be stored by now and
     * holds lanes that have not begun.
     */
    void release(Snapshot snapshot) {
        Set<Integer> steps = new TreeSet<>(snapshot.open());
        snapshot.open().forEach(open -> steps.add(snapshot.after(open)));
        steps.add(FIRST_SECTION);
        snapshot.assembly().ifPresent(steps::add);
        steps.forEach(this::release);
    }

    private void release(int step) {
        if (claims.turn(step) instanceof Turn.Paused(int number)) {
            claims.resume(step, number);
        }
    }

    /** Whether no lane can go on before a person says so; one in which a process is at work does not wait yet. */
    boolean hasPaused(Snapshot snapshot) {
        return snapshot.open().stream().allMatch(open -> claims.turn(snapshot, open) instanceof Turn.Paused);
    }
}
