package dev.longhand.evaluation;

import dev.longhand.document.Language;

/**
 * One prompt of an evaluation.
 *
 * @param index the prompt's line in its file, from 0
 * @param prompt the instruction, as it goes to every system
 * @param type what kind of text is asked for; empty when the file does not say
 * @param length words asked for, by {@link dev.longhand.document.WordCounter}
 */
public record EvaluationPrompt(int index, String prompt, String type, int length) {

    /** The language that the answer is to be in. */
    public Language language() {
        return Language.of(prompt);
    }
}
