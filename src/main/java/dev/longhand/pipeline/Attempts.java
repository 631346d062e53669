package dev.longhand.pipeline;

import dev.longhand.document.Cost;

/**
 * What was tried before for the same step.
 *
 * @param rejected answers of the model that could not be kept
 * @param problem what was wrong with the last of them; empty when there was none
 * @param cost what they cost
 */
public record Attempts(int rejected, String problem, Cost cost) {
    /** Nothing was tried yet. */
    public static final Attempts NONE = new Attempts(0, "", Cost.NONE);

    /** With one more answer that could not be kept. */
    public Attempts plus(String problemOfNext, Cost costOfNext) {
        return new Attempts(rejected + 1, problemOfNext, cost.plus(costOfNext));
    }

    Attempts plusLost(long tokens) {
        return new Attempts(rejected, problem, cost.plusLost(tokens));
    }
}
