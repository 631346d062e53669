package dev.longhand.stages;

import dev.longhand.document.Language;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cleans titles and points of a model's plan: Markdown, labels, numbers, and talk that belongs to no section. */
final class PlanText {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_POINT = 600;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern MARKS = Pattern.compile("^[\\s#>*_•`-]+|(?<![\\s*_`#])[\\s*_`#]+$|[*_`]{2,}");
    private static final Pattern TITLE_LABEL =
            Pattern.compile("^(?:(?:document )?title|标题|题目)\\s?[:：]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTES = Pattern.compile("^[\"'“”‘’《「『«<]+|[\"'“”‘’》」』»>]+$");
    private static final Pattern NUMBER = Pattern.compile(
            "^(?:(?:paragraph|section|part|chapter|step) ?[0-9]{1,4} ?[-–—:：.、]+"
                    + "|第? ?[0-9一二三四五六七八九十百]{1,3} ?(?:章|节|段|部分)?[:：、.）)]+(?![0-9])"
                    + "|(?:段落|章节|部分|步骤) ?[0-9一二三四五六七八九十百]{1,4} ?[-–—:：.、]+)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINT_LABEL = Pattern.compile(
            "^(?:(?:main |key )?points?|heading|topic|要点|主要内容|内容|主旨|主题)\\s?[:：]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TALK = Pattern.compile(
            "^(?:here(?:'s|’s| is| are)\\b.{0,60}\\b(?:plan|outline|sections|structure|breakdown)\\b"
                    + "|(?:sure|certainly|of course|okay)[,.!]|let me know\\b|i hope\\b|please let\\b|feel free\\b"
                    + "|(?:the )?(?:total|sum|overall)(?: word)?(?: count| words| length)?\\s?[:：=]"
                    + "|total (?:of )?[0-9]|以下[是为]|下面[是为]|好的[，,。！]|(?:总计|合计|总字数|全文共|共计)\\s?[:：=约]?\\s?[0-9]"
                    + "|(?:总计|合计|总字数)[:：]|希望(?:这|以上|对[你您])|如[有需].{0,12}(?:告诉|告知|联系|修改))",
            Pattern.CASE_INSENSITIVE);

    private PlanText() {}

    /** The title without its wrapping; the instruction's first line where there is none. */
    static String title(String raw, String instruction) {
        String title = QUOTES.matcher(TITLE_LABEL.matcher(plain(raw)).replaceFirst(""))
                .replaceAll("")
                .strip();
        return shortened(fingerprint(title).isEmpty() ? firstLine(instruction) : title, LONGEST_TITLE);
    }

    /** The first line of an instruction, shortened to a title's length. */
    static String firstLine(String instruction) {
        return shortened(instruction.strip().lines().findFirst().orElseThrow(), LONGEST_TITLE);
    }

    /** The point without number, label and Markdown. */
    static String point(String raw) {
        String unnumbered = NUMBER.matcher(plain(raw)).replaceFirst("");
        return shortened(POINT_LABEL.matcher(plain(unnumbered)).replaceFirst(""), LONGEST_POINT);
    }

    /** Whether a line speaks of the plan instead of being a part of it. */
    static boolean isTalk(String line) {
        return TALK.matcher(plain(line)).find();
    }

    /** Letters and digits only, in lower case: equal for points that differ in form alone. */
    static String fingerprint(String point) {
        StringBuilder letters = new StringBuilder();
        point.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Two points as one. */
    static String joined(String first, String second, Language language) {
        return switch (language) {
            case EN -> unended(first) + "; " + second;
            case ZH -> unended(first) + "；" + second;
        };
    }

    /** The point of one of several sections that share it. */
    static String part(String point, int number, int all, Language language) {
        return switch (language) {
            case EN -> "%s (part %d of %d)".formatted(point, number, all);
            case ZH -> "%s（第%d部分，共%d部分）".formatted(point, number, all);
        };
    }

    private static String unended(String point) {
        return point.replaceFirst("[.。;；,，]$", "");
    }

    private static String plain(String raw) {
        String head = raw.length() > 2 * LONGEST_POINT ? raw.substring(0, 2 * LONGEST_POINT) : raw;
        return MARKS.matcher(SPACE.matcher(head).replaceAll(" ")).replaceAll("").strip();
    }

    /** Cut at a word's end, never inside a character. */
    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int space = text.lastIndexOf(' ', longest - 1);
        int end = space > longest / 2 ? space : longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end).strip() + "…";
    }
}
