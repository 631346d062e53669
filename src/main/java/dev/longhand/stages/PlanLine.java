package dev.longhand.stages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a plan in prose.
 *
 * @param text what it says without marks and budget; may be empty
 * @param words its budget; 0 if it names none
 */
record PlanLine(Kind kind, String text, int words) {
    private static final int LONGEST = 4_000;
    private static final String ORDINAL = "[0-9０-９一二三四五六七八九十百]{1,3}";
    private static final Pattern RULE = Pattern.compile("[\\s|:=*_~-]*+|\\s*+```.*");
    private static final Pattern ROW = Pattern.compile("\\|.*\\|.*");
    private static final Pattern MARKED = Pattern.compile("[>#*_\\s]{0,12}");
    private static final Pattern BULLET = Pattern.compile("\\s*+[-*+•·–—]\\s.*");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:[-*+•]\\s)?[>#*_\\s]{0,12}(?:(?:paragraph|section|part|chapter|step)\\s?" + ORDINAL
                    + "|(?:段落|章节|部分|步骤|第)\\s?" + ORDINAL + "\\s?(?:章|节|段|部分|步)?"
                    + "|[(（]?" + ORDINAL + "(?=[.．、)）:：]\\s?[^0-9])|[IVX]{1,5}(?=\\.\\s))"
                    + "[*_\\s]{0,4}[-–—:：.．、)）]{0,3}\\s*+(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELLED = Pattern.compile(
            "(?:main point|key points?|points?|description|content|要点|主要内容|内容|主旨)\\W{0,3}[:：].*", Pattern.CASE_INSENSITIVE);

    /** What a line's form says of it. */
    enum Kind {
        /** Begins a section of a numbered plan. */
        NUMBERED,
        /** A row of a table. */
        ROW,
        /** Begins a section, or tells more of a numbered one. */
        BULLET,
        /** Tells more of the section above. */
        DETAIL,
        /** Any other words. */
        PLAIN,
        /** Nothing to read. */
        EMPTY
    }

    static PlanLine of(String line) {
        if (line.length() > LONGEST || RULE.matcher(line).matches() || PlanText.isTalk(line)) {
            return new PlanLine(Kind.EMPTY, "", 0);
        }
        return ROW.matcher(line.strip()).matches() ? row(line.strip()) : written(line);
    }

    private static PlanLine written(String line) {
        WordBudget.Found budget = WordBudget.in(line);
        Matcher numbered = NUMBERED.matcher(budget.rest().strip());
        if (numbered.matches()) {
            return new PlanLine(Kind.NUMBERED, numbered.group("rest"), budget.words());
        }
        String text = MARKED.matcher(budget.rest().strip().replaceFirst("^[-*+•·–—]\\s", "")).replaceFirst("");
        return new PlanLine(kind(line, text), text, budget.words());
    }

    private static Kind kind(String line, String text) {
        if (LABELLED.matcher(text).matches() || PlanText.fingerprint(text).isEmpty()) {
            return Kind.DETAIL;
        }
        return BULLET.matcher(line).matches() ? Kind.BULLET : Kind.PLAIN;
    }

    /** The longest cell is the point, the last number of two digits or more the budget. */
    private static PlanLine row(String line) {
        String point = "";
        int words = 0;
        for (String cell : line.split("\\|", 20)) {
            String letters = cell.replaceAll("[0-9０-９\\s,，~≈约-]|words?|字", "");
            if (letters.isEmpty() && cell.strip().length() > 1) {
                words = WordBudget.of(cell);
            } else if (!letters.isEmpty()) {
                point = point.isEmpty() ? cell.strip() : point + ": " + cell.strip();
            }
        }
        return new PlanLine(words > 0 ? Kind.ROW : Kind.EMPTY, point, words);
    }
}
