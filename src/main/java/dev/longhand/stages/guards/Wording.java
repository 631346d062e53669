package dev.longhand.stages.guards;

import dev.longhand.document.WordCounter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines without what Markdown and punctuation put around their words. */
final class Wording {
    private static final Pattern MARKS = Pattern.compile("^[\\s#>*_•`-]++|[\\s*_`#]+$|[*_`]{2,3}+");
    private static final Pattern RULE = Pattern.compile("\\h*+(?:-{3,}+|\\*{3,}+|_{3,}+|(?:\\*\\h){2,4}+\\*)\\h*+");

    private static final Pattern ITEM = Pattern.compile("\\s*+(?:[-*+•]|[0-9]{1,3}[.)、])\\s.*+");

    private Wording() {}

    /** The line without Markdown's marks. */
    static String plain(String line) {
        return MARKS.matcher(line).replaceAll("").strip();
    }

    /** Letters and digits only, in lower case: equal for lines that differ in form alone. */
    static String fingerprint(String line) {
        return line.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The end of a line whose beginning was taken away, without the closing half of bold print. */
    static String balanced(String rest) {
        boolean open = rest.split("\\*\\*", -1).length % 2 == 0;
        return open ? rest.replaceFirst("\\*\\*", "") : rest;
    }

    /** Whether the line may be a title: no sentence, and at most so many words or characters. */
    static boolean isTitle(String line, int longest) {
        String plain = plain(line);
        int words = WordCounter.count(plain);
        return words > 0 && words <= longest && !SentenceEnds.endsWithOne(plain);
    }

    /** Whether the line is an item of a list. */
    static boolean isItem(Line line) {
        return line.isProse() && ITEM.matcher(line.text()).matches();
    }

    /** Whether the line is nothing but a horizontal rule. */
    static boolean isRule(Line line) {
        return line.isProse() && RULE.matcher(line.text()).matches();
    }

    /** How many characters of a text are Chinese. */
    static int ideographs(String text) {
        return (int) text.codePoints().filter(Wording::isIdeograph).count();
    }

    static boolean isIdeograph(int c) {
        return Character.isIdeographic(c);
    }
}
