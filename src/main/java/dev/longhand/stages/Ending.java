package dev.longhand.stages;

import dev.longhand.document.WordCounter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text parted before its end: the paragraph that concludes it, with its heading, and what is signed under it. What the
 * text lacks goes between the two.
 *
 * @param body the text before the end
 * @param end empty when the text has no end that could be told from the rest
 */
record Ending(String body, String end) {
    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\h*\\R\\s*");
    private static final Pattern SENTENCE_MARK = Pattern.compile("[.!?。！？…:：;；]");
    private static final int SIGNATURE_WORDS = 8;
    private static final int FEWEST_PARAGRAPHS = 3;

    /** The end takes at most this part of the words. */
    private static final int MOST = 3;

    /** Parts a whole text. */
    static Ending of(String text) {
        List<String> paragraphs = List.of(BLANK_LINES.split(text.strip()));
        int from = paragraphs.size();
        while (from > 0 && isSignature(paragraphs.get(from - 1))) {
            from--;
        }
        from--;
        while (from > 0 && isHeading(paragraphs.get(from - 1))) {
            from--;
        }
        String end = from < 1 ? "" : String.join("\n\n", paragraphs.subList(from, paragraphs.size()));
        boolean parted = paragraphs.size() >= FEWEST_PARAGRAPHS
                && from >= 1
                && MOST * WordCounter.count(end) <= WordCounter.count(text);
        return parted ? new Ending(String.join("\n\n", paragraphs.subList(0, from)), end) : new Ending(text, "");
    }

    private static boolean isSignature(String paragraph) {
        return !isHeading(paragraph)
                && WordCounter.count(paragraph) <= SIGNATURE_WORDS
                && !SENTENCE_MARK.matcher(paragraph).find();
    }

    private static boolean isHeading(String paragraph) {
        return paragraph.startsWith("#") && paragraph.lines().count() == 1;
    }
}
