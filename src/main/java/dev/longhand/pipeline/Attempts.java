package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was done before for the same step.
 *
 * @param rejected answers of the model that could not be kept
 * @param problem what was wrong with the last of them; empty when there was none
 * @param draft what the step has so far
 * @param cuts beginnings of answers whose calls were cut after that draft, each of which went on from the one before
 * @param cost what all of it cost
 */
public record Attempts(int rejected, String problem, Draft draft, List<String> cuts, Cost cost) {
    /** Nothing was tried yet. */
    public static final Attempts NONE = new Attempts(0, "", Draft.NONE, List.of(), Cost.NONE);

    /** So often an answer is rejected that could be better. */
    private static final int STRICT = 2;

    public Attempts {
        cuts = List.copyOf(cuts);
    }

    /** Whether the next answer is to be taken with faults that a document can live with. */
    public boolean lenient() {
        return rejected >= STRICT;
    }

    /** With one more answer that could not be kept. */
    public Attempts plus(String problemOfNext, Cost costOfNext) {
        return new Attempts(rejected + 1, problemOfNext, draft, cuts, cost.plus(costOfNext));
    }

    /** With one more answer, which is in this draft. */
    public Attempts plus(Draft next, Cost costOfNext) {
        return new Attempts(rejected, problem, next, List.of(), cost.plus(costOfNext));
    }

    /** With one more call, of whose answer this beginning is known; empty text changes nothing but the cost. */
    public Attempts plusCut(String text, Cost costOfNext) {
        List<String> all = text.isBlank() ? cuts : Stream.concat(cuts.stream(), Stream.of(text)).toList();
        return new Attempts(rejected, problem, draft, all, cost.plus(costOfNext));
    }
}
