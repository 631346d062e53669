package dev.longhand.stages;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds word budgets in text: "400 words", "Word Count: 400", "300–400 words", "约500字". */
final class WordBudget {
    private static final String NUMBER = "(?<![0-9０-９])(?<from>[0-9０-９]{1,4}[,，][0-9０-９]{3}|[0-9０-９]{1,6})(?![0-9０-９])"
            + "(?:\\s?(?:[-–—~～至到]|to)\\s?(?<to>[0-9０-９]{1,6}))?+";
    private static final String ABOUT = "(?:(?:about|around|approximately|approx\\.?|roughly|ca?\\.|约为?|大约|[~≈])\\s?){0,2}";
    private static final String UNIT = "\\s?-?\\s?(?:words?\\b|characters?\\b|汉?字(?!节)|词)";
    private static final String LABEL =
            "(?:(?:word|character)s?[\\s_]?(?:counts?|budget|target|limit)|words?|length|预计字数|建议字数|字数|篇幅)\\W{0,3}[:：]\\W{0,3}";
    private static final String OPENED = "[\\s(（\\[【*_,，;；:：|–—-]{0,8}";
    private static final String CLOSED = "[\\s)）\\]】*_.。]{0,4}";

    private static final Pattern LABELLED = pattern(LABEL + ABOUT + NUMBER + "(?:" + UNIT + ")?");
    private static final Pattern COUNTED = pattern(ABOUT + NUMBER + UNIT + "(?:左右|以内)?");
    private static final Pattern BARE = Pattern.compile(NUMBER);

    private WordBudget() {}

    /** A text with its budget taken out; words is 0 if it names none. */
    record Found(String rest, int words) {}

    /** The last budget of a line, taken out of it with the brackets and dashes around it. */
    static Found in(String line) {
        return last(LABELLED, line).or(() -> last(COUNTED, line)).map(found -> cut(line, found)).orElse(new Found(line, 0));
    }

    /** The first number of a value such as "about 400 words"; 0 if it has none. */
    static int of(String value) {
        Matcher number = BARE.matcher(value);
        return !value.strip().startsWith("-") && number.find() ? words(number.toMatchResult()) : 0;
    }

    private static Optional<MatchResult> last(Pattern pattern, String line) {
        return pattern.matcher(line).results().filter(found -> words(found) >= 10).reduce((a, b) -> b);
    }

    private static Found cut(String line, MatchResult found) {
        return new Found(line.substring(0, found.start()) + line.substring(found.end()), words(found));
    }

    /** The middle of a range. */
    private static int words(MatchResult found) {
        int from = number(found.group("from"));
        int to = found.group("to") == null ? from : number(found.group("to"));
        return (from + to) / 2;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replaceAll("[,，]", ""));
    }

    private static Pattern pattern(String core) {
        return Pattern.compile(OPENED + core + CLOSED, Pattern.CASE_INSENSITIVE);
    }
}
