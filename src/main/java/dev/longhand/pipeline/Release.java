package dev.longhand.pipeline;

import dev.longhand.document.Cost;

/**
 * How a claim ended without a commit.
 *
 * @param problem one line for a person
 * @param cost what the attempt cost
 */
record Release(Reason reason, String problem, Cost cost) {

    /** Why a claim was given back. */
    enum Reason {
        /** The model's answer could not be kept: counts against the tries of the step. */
        REJECTED,
        /** The call did not come to an end through no fault of the answer: the step is free again. */
        INTERRUPTED,
        /** A person lets the job go on. */
        RESUMED
    }

    /** What was tried for the step when this ended, too. */
    Attempts after(Attempts before) {
        return switch (reason) {
            case REJECTED -> before.plus(problem, cost);
            case INTERRUPTED, RESUMED -> new Attempts(before.rejected(), before.problem(), before.cost().plus(cost));
        };
    }
}
