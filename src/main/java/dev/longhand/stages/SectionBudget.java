package dev.longhand.stages;

import dev.longhand.document.Lane;
import dev.longhand.document.Language;
import dev.longhand.document.Manuscript;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;

/** How many words the next section is asked for, and how many tokens that may take. */
final class SectionBudget {
    /** A section is never asked for less or more than this share of its planned words. */
    private static final double LEAST = 0.5;

    private static final double MOST = 2.0;

    /** Room that an answer has over its budget: what is too long is ended at a sentence, what is too short asked for again. */
    private static final double SLACK = 1.1;

    private static final double CONCLUDING = 1.2;

    private static final int SPARE_TOKENS = 16;
    private static final int CONCLUDING_TOKENS = 48;

    /** The longest answer where no length is asked. */
    static final int OPEN_TOKENS = 8_192;

    private SectionBudget() {}

    /**
     * Words to ask of the next section: what is left of its lane's share of the target, spread over the sections left in
     * it in proportion to the plan. 0 when no length is asked.
     */
    static int words(Manuscript manuscript) {
        int planned = manuscript.nextPlanned().words();
        Lane lane = manuscript.lane();
        int written = manuscript.before().stream().mapToInt(Section::words).sum();
        int left = planned(manuscript, lane.first(), lane.end()) - written;
        int plannedLeft = planned(manuscript, manuscript.next(), lane.end());
        if (plannedLeft == 0) {
            return 0;
        }
        double share = Math.clamp((double) left / plannedLeft, LEAST, MOST);
        return Math.max(1, (int) Math.round(planned * share));
    }

    private static int planned(Manuscript manuscript, int from, int to) {
        return manuscript.plan().sections().subList(from, to).stream()
                .mapToInt(PlannedSection::words)
                .sum();
    }

    /**
     * Tokens of an answer of so many words at most; a text that is to conclude has room to come to its end.
     *
     * @param perWord tokens that a word takes
     */
    static int tokens(int words, double perWord, boolean concludes) {
        double wanted = words * perWord * (concludes ? CONCLUDING : SLACK);
        return (concludes ? CONCLUDING_TOKENS : SPARE_TOKENS) + (int) Math.ceil(wanted);
    }

    /** Tokens of a word as they are in a prompt that holds the text so far, where that is near what is usual. */
    static double tokensPerWord(Language language, int tokens, int words) {
        double usual = usualTokensPerWord(language);
        return Math.clamp((double) tokens / Math.max(1, words), usual / 2, usual * 2);
    }

    /** What common tokenizers need. */
    static double usualTokensPerWord(Language language) {
        return switch (language) {
            case EN -> 1.4;
            case ZH -> 1.0;
        };
    }
}
