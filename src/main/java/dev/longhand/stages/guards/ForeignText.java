package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import dev.longhand.document.WordCounter;
import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Paragraphs in another language than the document's. Policy: they are CUT; RETRY when less than a third of the
 * text is left. Quotations, poems after a colon, lists of sources, tables and code may be foreign, names and single words
 * anyway; where the instruction itself speaks of another language the guard is silent.
 */
final class ForeignText implements Guard {
    /** A third of the words, for a translation into Chinese has twice as many. */
    private static final int FEWEST = 3;

    private static final Pattern QUOTED = Pattern.compile("^[\\s>*_-]*[\"“‘「『《].*+|^\\s*+>.*+");
    private static final Pattern COLON = Pattern.compile("[:：][\\s*_]*$");
    private static final Pattern SOURCE =
            Pattern.compile("https?://|\\bdoi\\b|\\(\\d{4}\\)|\\bpp\\.|\\bISBN\\b|^\\s*\\[\\d+\\]");
    private static final Pattern OTHER_THAN_ENGLISH = Pattern.compile(
            "(?i)bilingual|translat|chinese|mandarin|japanese|korean|russian|arabic|hindi|greek|french|spanish|german"
                    + "|italian|portuguese|latin\\b|foreign language|poem by|\\p{IsHan}");
    private static final Pattern OTHER_THAN_CHINESE = Pattern.compile(
            "(?i)english|双语|对照|翻译|译[成为文]|[英日法德俄韩葡]语|[英日法德俄韩]文|西班牙语|意大利语|外语|雅思|托福|四六级");

    @Override
    public String name() {
        return "foreign-text";
    }

    @Override
    public String why() {
        return "text in another language";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        if (asksForAnother(context)) {
            return new Kept(text);
        }
        Lines lines = Lines.of(text);
        BitSet foreign = foreign(lines, context.language());
        if (foreign.isEmpty()) {
            return new Kept(text);
        }
        String kept = lines.without(foreign::get).text();
        return FEWEST * WordCounter.count(kept) < WordCounter.count(text)
                ? new Rejected("the answer was in another language than the document")
                : new Kept(kept);
    }

    private static boolean asksForAnother(GuardContext context) {
        Pattern other =
                switch (context.language()) {
                    case EN -> OTHER_THAN_ENGLISH;
                    case ZH -> OTHER_THAN_CHINESE;
                };
        return other.matcher(context.instruction()).find();
    }

    private static BitSet foreign(Lines lines, Language language) {
        BitSet foreign = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean introduced = i > 0 && COLON.matcher(lines.get(i - 1).text()).find() && !foreign.get(i - 1);
            foreign.set(i, line.isProse() && !introduced && !isQuoted(line) && Script.isForeign(line.text(), language));
        }
        return foreign;
    }

    private static boolean isQuoted(Line line) {
        return QUOTED.matcher(line.text()).matches() || SOURCE.matcher(line.text()).find();
    }
}
