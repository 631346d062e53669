package dev.longhand.stages;

import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.SentenceEnds;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where a text can be ended. */
final class Sentences {
    private static final Pattern LINE_END = Pattern.compile("(?<=\\S)\\h*\\R");

    private Sentences() {}

    /** The text up to the last end of a sentence, or of a line where that would take more than half of it. */
    static String whole(String text) {
        String sentences = SentenceEnds.upToLast(text);
        return 2 * sentences.length() >= text.length() ? sentences : longer(sentences, upToLine(text, Integer.MAX_VALUE));
    }

    /** The text up to the end that is nearest to so many words; a line's end where no sentence ends near them. */
    static String nearest(String text, int words) {
        String sentences = upTo(SentenceEnds.of(text), text, words);
        return 2 * WordCounter.count(sentences) >= words ? sentences : longer(sentences, upToLine(text, words));
    }

    private static String upToLine(String text, int words) {
        return upTo(LINE_END.matcher(text).results().map(MatchResult::end).toList(), text, words);
    }

    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    /** Up to the end nearest to so many words, before or after them. */
    private static String upTo(List<Integer> ends, String text, int words) {
        int kept = 0;
        int counted = 0;
        for (int end : ends) {
            int next = counted + WordCounter.count(text.substring(kept, end));
            if (next > words && next - words > words - counted) {
                break;
            }
            counted = next;
            kept = end;
        }
        return text.substring(0, kept);
    }
}
