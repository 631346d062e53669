package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import java.util.Objects;

/**
 * How a claim ended without a commit.
 *
 * @param problem one line for a person
 * @param cost what the attempt cost
 * @param draft what the step has so far, when the attempt added to it
 * @param cut what the model had said when its call was cut; empty when nothing of it is of use
 */
record Release(Reason reason, String problem, Cost cost, Draft draft, String cut) {

    /** Why a claim was given back. */
    enum Reason {
        /** The model's answer could not be kept: counts against the tries of the step. */
        REJECTED,
        /** The answer is a part of what the step needs: the next attempt goes on from the draft. */
        UNFINISHED,
        /** The call did not come to an end through no fault of the answer: the step is free again. */
        INTERRUPTED,
        /** A person lets the job go on. */
        RESUMED
    }

    Release {
        draft = Objects.requireNonNullElse(draft, Draft.NONE); // earlier releases have neither draft nor cut
        cut = Objects.requireNonNullElse(cut, "");
    }

    static Release rejected(String problem, Cost cost) {
        return new Release(Reason.REJECTED, problem, cost, Draft.NONE, "");
    }

    static Release unfinished(Draft draft, Cost cost) {
        return new Release(Reason.UNFINISHED, "", cost, draft, "");
    }

    static Release interrupted(String problem, Cost cost, String cut) {
        return new Release(Reason.INTERRUPTED, problem, cost, Draft.NONE, cut);
    }

    static Release resumed() {
        return new Release(Reason.RESUMED, "", Cost.NONE, Draft.NONE, "");
    }

    /** What was done for the step when this ended, too. */
    Attempts after(Attempts before) {
        return switch (reason) {
            case REJECTED -> before.plus(problem, cost);
            case UNFINISHED -> before.plus(draft, cost);
            case INTERRUPTED, RESUMED -> before.plusCut(cut, cost);
        };
    }
}
