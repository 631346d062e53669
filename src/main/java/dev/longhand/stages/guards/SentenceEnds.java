package dev.longhand.stages.guards;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where the sentences of an English or Chinese text end, closing quotation marks and brackets with them. */
public final class SentenceEnds {
    /** So far back, in characters, an end outside of all quotation marks and brackets is preferred to the last one. */
    private static final int SEARCH = 400;

    /** The number of a list's item, a title and an initial have a full stop after them that ends nothing. */
    private static final String NO_END = "(?<!(?:^|\\n)[\\h>*-]{0,8}[0-9]{1,3})"
            + "(?<!\\b(?:Mrs?|Ms|Drs?|Prof|St|Sr|Jr|Rev|Gen|Col|Capt|Lt|Sgt|Hon|Mt|No|Nos|vs|cf|e\\.g|i\\.e|viz|ca"
            + "|approx|Fig|pp|Vol|[A-Z]))";

    private static final Pattern END = Pattern.compile(
            "(?:" + NO_END + "\\.(?:\\h?\\.){0,5}+|[!?])[!?]{0,8}+[\"'”’»)\\]*_`]{0,8}+(?=[\\s—\\u4E00-\\u9FFF“「]|$)"
                    + "|[。！？…]{1,8}+[\"'”’»）」』】》〉)\\]*_`]{0,8}+");

    private static final String STOPS = "。！？…";

    /** These stand in numbers and names, too, and end a sentence only before a blank. */
    private static final String POINTS = ".!?";

    private static final String OPENING = "“‘「『（【《(";
    private static final String CLOSING = "”’」』）】》)";

    private SentenceEnds() {}

    /** The index after the end of each sentence, in order. */
    public static List<Integer> of(String text) {
        return END.matcher(text).results().map(MatchResult::end).toList();
    }

    /** Whether a sentence that is still being written ends before this character: after a stop and at a line's end. */
    static boolean isBetween(CharSequence sentence, char next) {
        if (next == '\n' || sentence.isEmpty()) {
            return next == '\n';
        }
        char last = sentence.charAt(sentence.length() - 1);
        return STOPS.indexOf(last) >= 0 || (POINTS.indexOf(last) >= 0 && Character.isWhitespace(next));
    }

    /** Whether the text, blanks after it aside, ends with a sentence that leaves no quotation mark or bracket open. */
    public static boolean endsWithOne(String text) {
        String stripped = text.stripTrailing();
        List<Integer> ends = of(stripped);
        return !ends.isEmpty() && ends.getLast() == stripped.length() && closed(stripped, stripped.length());
    }

    /** The text up to its last sentence's end; empty where no sentence ends. */
    public static String upToLast(String text) {
        Lines lines = Lines.of(text);
        String prose = lines.inCode() ? beforeOpenCode(lines) : text;
        List<Integer> ends = of(prose);
        return ends.isEmpty() ? "" : prose.substring(0, chosen(prose, ends));
    }

    private static int chosen(String text, List<Integer> ends) {
        int last = ends.getLast();
        return ends.reversed().stream()
                .takeWhile(end -> end > last - SEARCH)
                .filter(end -> closed(text, end))
                .findFirst()
                .orElse(last);
    }

    private static String beforeOpenCode(Lines lines) {
        int open = lines.size() - 1;
        while (!Lines.isFence(lines.get(open).text())) {
            open--;
        }
        int fence = open;
        return lines.without(i -> i >= fence).text();
    }

    /** Whether all quotation marks and brackets of the paragraph are closed at {@code end}. */
    private static boolean closed(String text, int end) {
        int start = text.lastIndexOf('\n', end - 1) + 1;
        int depth = 0;
        int quotes = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            quotes += c == '"' ? 1 : 0;
            depth += OPENING.indexOf(c) >= 0 ? 1 : 0;
            depth = Math.max(0, depth - (CLOSING.indexOf(c) >= 0 ? 1 : 0));
        }
        return depth == 0 && quotes % 2 == 0;
    }
}
