package dev.longhand.evaluation;

import dev.longhand.document.Sha256;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.judge.Verdict;

/**
 * One line of {@code judgements.jsonl}: what a judge said of one answer, once.
 *
 * @param answer which answer, by {@link #subject}; an answer that was written anew is another one
 * @param index the prompt's line in its file, from 0, for people
 * @param judge name of the judge's model
 * @param repetition how often this judge was asked about the answer before, from 0
 * @param verdict its scores, or why there are none
 * @param usage tokens of the judge, also for what it said in vain
 */
public record Judgement(String answer, int index, String judge, int repetition, Verdict verdict, Usage usage) {

    /** What is the same of two judgements of which the later one counts. */
    record Key(String answer, String judge, int repetition) {}

    Key key() {
        return new Key(answer, judge, repetition);
    }

    /** Names an answer by what was asked and written: SHA-256 of prompt and response in hex. */
    public static String subject(EvaluatedAnswer answer) {
        return Sha256.hex(answer.prompt().length() + ":" + answer.prompt() + answer.response());
    }
}
