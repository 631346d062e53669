package dev.longhand.evaluation;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
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
    private long seed;
    private Cost cost = Cost.NONE;

    /** Calls whose first has this seed. */
    Calls(LanguageModel model, Sampling sampling, long seed) {
        this.model = model;
        this.sampling = sampling;
        this.seed = seed;
    }

    /**
     * The answer to one message, of at most so many tokens and never more than the window has left; fails with
     * {@code CONTEXT_TOO_LONG} when it has none left.
     */
    Completion ask(String content, int mostTokens) {
        List<Message> messages = List.of(Message.user(content));
        int window = model.profile().window();
        int taken = model.countTokens(messages);
        if (taken >= window) {
            throw LonghandException.of(
                    Kind.CONTEXT_TOO_LONG,
                    "the prompt takes %,d tokens and the model's window has %,d".formatted(taken, window));
        }
        int tokens = Math.min(mostTokens, window - taken);
        return complete(new Prompt(messages, sampling, tokens, seed++, ResponseFormat.TEXT));
    }

    private Completion complete(Prompt prompt) {
        try {
            Completion completion = model.complete(prompt, CompletionObserver.NONE);
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
