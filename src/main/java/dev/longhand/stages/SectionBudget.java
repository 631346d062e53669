package dev.longhand.stages;

import dev.longhand.document.FinishReason;
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

    /** Room that an answer has over its budget to come to an end by itself. */
    private static final double SLACK = 1.2;

    private static final int SPARE_TOKENS = 48;

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

    /** Tokens that the manuscript's next section of so many words may take at most. */
    static int tokens(int words, Manuscript manuscript) {
        return words == 0 ? OPEN_TOKENS : SPARE_TOKENS + (int) Math.ceil(words * tokensPerWord(manuscript) * SLACK);
    }

    /** As measured on the sections before, else what common tokenizers need. */
    private static double tokensPerWord(Manuscript manuscript) {
        double usual = usualTokensPerWord(manuscript.brief().language());
        double measured = manuscript.before().stream()
                .filter(section -> section.attempts() == 1 && section.finish() == FinishReason.STOP)
                .mapToDouble(section -> (double) section.cost().usage().completion() / Math.max(1, section.words()))
                .average()
                .orElse(usual);
        return Math.clamp(measured, usual / 2, usual * 2);
    }

    private static double usualTokensPerWord(Language language) {
        return switch (language) {
            case EN -> 1.4;
            case ZH -> 1.0;
        };
    }
}
