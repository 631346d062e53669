package dev.longhand.evaluation;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.document.WordCounter;
import dev.longhand.model.Completion;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import java.util.List;

/** The calls of one task, one after the other, each with a seed of its own, and what they cost together. */
final class Calls {
    private final LanguageModel model;
    private final Sampling sampling;
    private final int mostWords;
    private long seed;
    private Cost cost = Cost.NONE;

    /**
     * Calls whose first has this seed.
     *
     * @param mostWords words of the text that nothing more is asked for
     */
    Calls(LanguageModel model, Sampling sampling, long seed, int mostWords) {
        this.model = model;
        this.sampling = sampling;
        this.mostWords = mostWords;
        this.seed = seed;
    }

    /** Whether the text is so long that nothing more is asked for. */
    boolean isFull(String text) {
        return WordCounter.count(text) >= mostWords;
    }

    /**
     * The next part of the text: the answer to one message, of at most so many tokens and never more than the window has
     * left, given up when the text has its most words; fails with {@code CONTEXT_TOO_LONG} when the window has none left.
     *
     * @param before the text so far
     */
    Completion write(String content, int mostTokens, String before) {
        return ask(content, mostTokens, new LengthWatch(Math.max(1, mostWords - WordCounter.count(before))));
    }

    /** The answer to one message, whatever its length; the bounds are those of {@link #write}. */
    Completion ask(String content, int mostTokens) {
        return ask(content, mostTokens, new LengthWatch(Integer.MAX_VALUE));
    }

    private Completion ask(String content, int mostTokens, LengthWatch watch) {
        List<Message> messages = List.of(Message.user(content));
        int window = model.profile().window();
        int taken = model.countTokens(messages);
        if (taken >= window) {
            throw LonghandException.of(
                    Kind.CONTEXT_TOO_LONG,
                    "the prompt takes %,d tokens and the model's window has %,d".formatted(taken, window));
        }
        int tokens = Math.min(mostTokens, window - taken);
        return complete(new Prompt(messages, sampling, tokens, seed++, ResponseFormat.TEXT), watch);
    }

    private Completion complete(Prompt prompt, LengthWatch watch) {
        try {
            Completion completion = watch.over(model, prompt);
            cost = cost.plusCall(completion.usage());
            return completion;
        } catch (LonghandException e) {
            cost = cost.plusCall(Usage.NONE);
            throw e;
        }
    }

    /** What all calls so far cost. */
    Cost cost() {
        return cost;
    }
}
