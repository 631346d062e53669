package dev.longhand.stages;

import dev.longhand.document.Draft;
import dev.longhand.document.Language;
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
    /** A sentence. */
    private static final int FEWEST_TOKENS = 16;

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

    /** The most tokens of the next answer, as far as can be said without its prompt, for a model with this window. */
    int tokens(Draft draft, int window) {
        return Math.min(tokens(draft, SectionBudget.usualTokensPerWord(language())), window / 2);
    }

    /** The same with its prompt. */
    int tokens(Draft draft, ContextWindow.Fitted prompt, int window) {
        double perWord = SectionBudget.tokensPerWord(language(), prompt.tokens(), prompt.words());
        return Math.min(tokens(draft, perWord), window - prompt.tokens());
    }


    private int tokens(Draft draft, double perWord) {
        return open() ? SectionBudget.OPEN_TOKENS : SectionBudget.tokens(missing(draft), perWord, last());
    }

    /**
     * The fewest tokens of an answer of so many, that it is no empty one. More would be harmful: what a model writes beyond
     * the end that it sees belongs to no text.
     */
    int fewestTokens(int most) {
        return open() ? 0 : Math.min(FEWEST_TOKENS, most / 2);
    }

    private Language language() {
        return manuscript.brief().language();
    }

    private boolean open() {
        return words == 0 || manuscript.brief().length() == LengthControl.OFF;
    }
}
