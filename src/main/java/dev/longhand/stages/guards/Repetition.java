package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;

/**
 * A text that goes round in circles, or into a word without end. Policy: CUT where the second round or the word begins, back
 * to the end of a sentence or line, and CONTINUE from there; RETRY when it began with the first sentence.
 */
final class Repetition implements Guard {

    @Override
    public String name() {
        return "repetition";
    }

    @Override
    public String why() {
        return "text that goes round in circles";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        LoopWatch watch = new LoopWatch();
        watch.text(text);
        if (!watch.looping()) {
            return new Kept(text);
        }
        String before = text.substring(0, watch.start());
        String kept = upToEnd(before);
        return kept.isBlank() ? new Rejected("the answer went round in circles from its beginning") : new Kept(kept);
    }

    private static String upToEnd(String text) {
        String lines = text.substring(0, text.lastIndexOf('\n') + 1).stripTrailing();
        String sentences = SentenceEnds.upToLast(text);
        return sentences.length() > lines.length() ? sentences : lines;
    }
}
