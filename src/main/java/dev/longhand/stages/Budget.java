package dev.longhand.stages;

import dev.longhand.document.Language;
import dev.longhand.document.Manuscript;
import dev.longhand.document.PlannedSection;

/** How many words the next section is asked for, and how many tokens that may take. */
final class Budget {
    /** A section is never asked for less or more than this share of its planned words. */
    private static final double LEAST = 0.5;

    private static final double MOST = 2.0;

    /** Tokens that an answer may have over its budget before it is ended at a sentence. */
    private static final double SLACK = 1.4;

    private static final int SPARE_TOKENS = 64;

    /** The longest answer where no length is asked. */
    private static final int OPEN_TOKENS = 8_192;

    private Budget() {}

    /**
     * Words to ask of the next section: what is left of the target, spread over the sections left in proportion to the
     * plan. 0 when no length is asked.
     */
    static int words(Manuscript manuscript) {
        int planned = manuscript.nextPlanned().words();
        int left = manuscript.plan().words() - manuscript.words();
        int plannedLeft = manuscript.plan().sections().stream()
                .skip(manuscript.next())
                .mapToInt(PlannedSection::words)
                .sum();
        if (plannedLeft == 0) {
            return 0;
        }
        double share = Math.clamp((double) left / plannedLeft, LEAST, MOST);
        return Math.max(1, (int) Math.round(planned * share));
    }

    /** Tokens that an answer of so many words may take at most. */
    static int tokens(int words, Language language) {
        return words == 0 ? OPEN_TOKENS : SPARE_TOKENS + (int) Math.ceil(words * tokensPerWord(language) * SLACK);
    }

    /** Above what the tokenizers in use need: an English word takes 1.3 to 1.4 tokens, a Chinese character up to 1.3. */
    private static double tokensPerWord(Language language) {
        return switch (language) {
            case EN -> 1.5;
            case ZH -> 1.4;
        };
    }
}
