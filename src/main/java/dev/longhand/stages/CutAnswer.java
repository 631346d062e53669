package dev.longhand.stages;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.Acceptance.Kept;
import dev.longhand.stages.Acceptance.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer that ran out of tokens in the middle of something. */
final class CutAnswer {
    /** A cut answer may be so much longer than asked before it is ended. */
    private static final double MOST = 1.1;

    /** A full stop after a digit is no end: it may be the number of a list's next item. */
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?:(?<![0-9])[.!?](?=[\\s\"'”’)\\]*]|$)|[。！？…])[\"'”’）」』)\\]*]*");

    private static final Pattern LINE_END = Pattern.compile("(?<=\\S)\\h*\\R");

    private CutAnswer() {}

    static Acceptance accepted(String text, int words) {
        String kept = upTo(SENTENCE_END, text, words);
        if (tooShort(kept, words)) {
            kept = upTo(LINE_END, text, words);
        }
        return tooShort(kept, words)
                ? new Rejected("the answer ran on without coming to an end")
                : new Kept(kept);
    }

    private static boolean tooShort(String text, int words) {
        return text.isBlank() || 2 * WordCounter.count(text) < words;
    }

    private static String upTo(Pattern end, String text, int words) {
        double most = words == 0 ? Double.MAX_VALUE : MOST * words;
        int kept = 0;
        int counted = 0;
        Matcher ends = end.matcher(text);
        while (ends.find()) {
            counted += WordCounter.count(text.substring(kept, ends.end()));
            if (counted > most) {
                break;
            }
            kept = ends.end();
        }
        return text.substring(0, kept);
    }
}
