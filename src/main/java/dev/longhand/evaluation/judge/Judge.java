package dev.longhand.evaluation.judge;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Optional;

/**
 * Judges texts by a language model, at the temperature that LongBench-Write judges at. Safe for many threads.
 *
 * @param model the judge; any that can follow the rubric
 */
public record Judge(LanguageModel model) {
    /** Temperature 0.5, every token possible. */
    private static final Sampling SAMPLING = new Sampling(0.5, 1.0, -1, 1.0);

    /** Answers asked for until one can be read. */
    private static final int TRIES = 3;

    private static final int MOST_TOKENS = 2_048;
    private static final int FEWEST_TOKENS = 512;
    private static final int SHOWN = 80;

    /** How a judgement ended, and what it cost. */
    public record Result(Verdict verdict, Usage usage) {}

    /**
     * Judges one text. What can never succeed, such as a text that is longer than the judge's window, is a failed verdict;
     * a model that is away is an exception that can be retried.
     *
     * @param repetition how often this text was judged before; equal ones are equal where the server can do that
     */
    public Result judge(String instruction, String text, int repetition, CompletionObserver observer) {
        try {
            return asked(Rubric.about(instruction, text), repetition, observer);
        } catch (LonghandException e) {
            if (e.retryable() || e.kind() == Kind.CANCELLED || e.kind() == Kind.NOT_FOUND) {
                throw e;
            }
            return new Result(new Verdict.Failed(e.getMessage()), Usage.NONE);
        }
    }

    private Result asked(List<Message> question, int repetition, CompletionObserver observer) {
        int promptTokens = model.countTokens(question);
        int window = model.profile().window();
        if (window - promptTokens < FEWEST_TOKENS) {
            return new Result(tooLong(promptTokens, window), Usage.NONE);
        }
        return answered(question, Math.min(MOST_TOKENS, window - promptTokens), repetition, observer);
    }

    private Result answered(List<Message> question, int room, int repetition, CompletionObserver observer) {
        Usage usage = Usage.NONE;
        Verdict verdict = new Verdict.Failed("the judge was not asked");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long seed = (long) repetition * TRIES + attempt;
            Completion answer =
                    model.complete(new Prompt(question, SAMPLING, room, seed, Rubric.format()), observer);
            usage = usage.plus(answer.usage());
            Optional<Verdict.Judged> judged = ScoreReader.read(answer.text());
            if (judged.isPresent()) {
                return new Result(judged.get(), usage);
            }
            verdict = unreadable(answer);
        }
        return new Result(verdict, usage);
    }

    private static Verdict tooLong(int promptTokens, int window) {
        return new Verdict.Failed(
                "the text is too long for the judge: %,d tokens with the rubric, and its window of %,d must also hold the answer"
                        .formatted(promptTokens, window));
    }

    private static Verdict unreadable(Completion answer) {
        String cut = answer.finish() == FinishReason.LENGTH ? " before it was cut" : "";
        String said = answer.text().strip().replaceAll("\\s+", " ");
        return new Verdict.Failed("the judge did not give six scores from 1 to 5%s in %d answers; the last one begins: %s"
                .formatted(cut, TRIES, said.substring(0, Math.min(SHOWN, said.length()))));
    }
}
