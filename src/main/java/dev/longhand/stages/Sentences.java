package dev.longhand.stages;

import dev.longhand.document.WordCounter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text can be ended. */
final class Sentences {
    /** A full stop after a digit is no end: it may be the number of a list's next item. */
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?:(?<![0-9])[.!?](?=[\\s\"'”’)\\]*_]|$)|[。！？…])[\"'”’）」』)\\]*_]*");

    private static final Pattern LINE_END = Pattern.compile("(?<=\\S)\\h*\\R");

    private Sentences() {}

    /** The text up to the last end of a sentence, or of a line where that would take more than half of it. */
    static String whole(String text) {
        String sentences = upTo(SENTENCE_END, text, Integer.MAX_VALUE);
        return 2 * sentences.length() >= text.length() ? sentences : longer(sentences, upTo(LINE_END, text, Integer.MAX_VALUE));
    }

    /** The text up to the end that is nearest to so many words; a line's end where no sentence ends near them. */
    static String nearest(String text, int words) {
        String sentences = upTo(SENTENCE_END, text, words);
        return 2 * WordCounter.count(sentences) >= words ? sentences : longer(sentences, upTo(LINE_END, text, words));
    }

    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    /** Up to the end nearest to so many words, before or after them. */
    private static String upTo(Pattern end, String text, int words) {
        int kept = 0;
        int counted = 0;
        Matcher ends = end.matcher(text);
        while (ends.find()) {
            int next = counted + WordCounter.count(text.substring(kept, ends.end()));
            if (next > words && next - words > words - counted) {
                break;
            }
            counted = next;
            kept = ends.end();
        }
        return text.substring(0, kept);
    }
}
