package dev.longhand.stages;

import dev.longhand.document.WordCounter;
import dev.longhand.model.Completion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what of an answer is kept as a section. */
sealed interface Acceptance {

    /** This text is the section: the whole answer, or its beginning up to a sentence's end. */
    record Kept(String text) implements Acceptance {}

    /** Nothing of it can be kept. */
    record Rejected(String problem) implements Acceptance {}

    /** The end of a sentence with closing quotes and brackets, or of a line. */
    Pattern SENTENCE_END = Pattern.compile("(?:[.!?](?=[\\s\"'”’)\\]*]|$)|[。！？…])[\"'”’）」』)\\]*]*|\\R");

    /**
     * The rule by finish reason. {@code STOP}: the whole text unless it is blank. {@code LENGTH}: the answer was cut, so
     * it is kept up to the last sentence that is whole, if that is at least half of what was asked. {@code OTHER}: the
     * server took part of the text away, nothing is kept.
     *
     * @param words the words asked for; 0 when no length was asked
     */
    static Acceptance of(Completion completion, int words) {
        if (completion.text().isBlank()) {
            return new Rejected("the answer was empty");
        }
        return switch (completion.finish()) {
            case STOP -> new Kept(completion.text());
            case LENGTH -> ofCut(completion.text(), words);
            case OTHER -> new Rejected("the model server cut the answer off, perhaps by a content filter");
        };
    }

    private static Acceptance ofCut(String text, int words) {
        String whole = text.substring(0, lastSentenceEnd(text));
        boolean enough = !whole.isBlank() && 2 * WordCounter.count(whole) >= words;
        return enough ? new Kept(whole) : new Rejected("the answer ran on without coming to an end");
    }

    private static int lastSentenceEnd(String text) {
        int end = 0;
        Matcher ends = SENTENCE_END.matcher(text);
        while (ends.find()) {
            end = ends.end();
        }
        return end;
    }
}
