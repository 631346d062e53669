package dev.longhand.stages;

import dev.longhand.document.Draft;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The section that a manuscript needs next.
 *
 * @param words words to ask for; 0 for no length
 */
record SectionTask(Manuscript manuscript, int words) {
    /** A paragraph or two. */
    private static final int FEWEST_TOKENS = 128;

    static SectionTask next(Manuscript manuscript) {
        return new SectionTask(manuscript, SectionBudget.words(manuscript));
    }

    /** Whether the section is the whole document, which brings its own title. */
    boolean whole() {
        return manuscript.plan().title().isEmpty();
    }

    /** Whether the document ends with this section. */
    boolean last() {
        return manuscript.next() == manuscript.plan().sections().size() - 1;
    }

    Tolerance tolerance() {
        boolean lastOfLane = manuscript.next() == manuscript.lane().end() - 1;
        return Tolerance.of(manuscript.brief().length(), words, lastOfLane);
    }

    /** The texts that stand before the next answer, in order: the sections of its lane, and what there is of this one. */
    List<String> earlier(Draft draft) {
        Stream<String> sections = manuscript.before().stream().map(Section::text);
        return Stream.concat(sections, Stream.of(draft.text(), draft.ending()))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Words of the section so far. */
    int written(Draft draft) {
        return WordCounter.count(draft.text()) + WordCounter.count(draft.ending());
    }

    /** Words that the next answer is to bring; 0 for no length. */
    int missing(Draft draft) {
        return words == 0 ? 0 : Math.max(1, words - written(draft));
    }

    /** The most tokens of the next answer, for a model with this window. */
    int tokens(Draft draft, int window) {
        int wanted = open() ? SectionBudget.OPEN_TOKENS : SectionBudget.tokens(missing(draft), manuscript);
        return Math.min(wanted, window / 2);
    }

    /**
     * The fewest tokens of the next answer of so many: a section that the model holds for ended goes on while it is too
     * short. A document's own end comes when it comes, for what is written behind it is lost.
     */
    int fewestTokens(Draft draft, int most) {
        if (open()) {
            return 0;
        }
        return draft.text().isEmpty() ? last() ? 0 : most / 2 : Math.min(FEWEST_TOKENS, most / 2);
    }

    private boolean open() {
        return words == 0 || manuscript.brief().length() == LengthControl.OFF;
    }
}
