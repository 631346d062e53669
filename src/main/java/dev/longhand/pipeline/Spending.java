package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Manuscript;
import java.time.Duration;

/**
 * What a job with several lanes has spent and set aside, as far as the store tells, the attempts at one step left out:
 * what is committed, and of every other lane the attempts at its missing step, those under way at the most that they may
 * cost.
 *
 * <p>A step that claims first and looks then never lets the lanes together go over a limit: of two claims the later one's
 * look sees the earlier, for a lane claims its next step only when the one before is stored.
 *
 * @param underWay how long at most until another lane's attempt has settled; zero when none is under way
 */
record Spending(Cost cost, Duration underWay) {

    /** Looks at the job, for a worker at this step. */
    static Spending of(JobFolder folder, Claims claims, int step) {
        Snapshot now = folder.snapshot(step);
        Cost cost = now.manuscript().map(Manuscript::cost).orElse(Cost.NONE);
        Duration underWay = Duration.ZERO;
        for (int open : now.open()) {
            if (open == step) {
                continue;
            }
            cost = cost.plus(claims.spent(open));
            if (claims.turn(open) instanceof Turn.Busy(Duration left) && left.compareTo(underWay) > 0) {
                underWay = left;
            }
        }
        return new Spending(cost, underWay);
    }

    /** Whether it may become less than it seems. */
    boolean mayShrink() {
        return underWay.isPositive();
    }
}
