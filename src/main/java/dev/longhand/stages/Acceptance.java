package dev.longhand.stages;

import dev.longhand.model.Completion;

/** What of an answer is kept as a section. */
sealed interface Acceptance {

    /** This text is the section: the whole answer, or its beginning up to a sentence's end. */
    record Kept(String text) implements Acceptance {}

    /** Nothing of it can be kept. */
    record Rejected(String problem) implements Acceptance {}

    /**
     * The rule by finish reason. {@code STOP}: the whole text unless it is blank. {@code LENGTH}: the answer was cut, so
     * it is kept up to a sentence's end near the words asked for, if that is at least half of them. {@code OTHER}: the
     * server took part of the text away, nothing is kept.
     *
     * @param words the words asked for; 0 when no length was asked
     */
    static Acceptance of(Completion completion, int words) {
        if (completion.text().isBlank()) {
            return new Rejected("the answer was empty");
        }
        return switch (completion.finish()) {
            case STOP -> new Kept(completion.text());
            case LENGTH -> CutAnswer.accepted(completion.text(), words);
            case OTHER -> new Rejected("the model server cut the answer off, perhaps by a content filter");
        };
    }
}
