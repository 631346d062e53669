package dev.longhand.model;

import java.util.List;

/**
 * One call to a model. Where the last message is the assistant's, the model goes on from its words, and the answer is what
 * follows them; only for a model whose {@link ModelProfile#continues} says so.
 *
 * @param maxTokens the most tokens the answer may have, at least 1
 * @param minTokens the fewest tokens before the answer may end, where the server can do that
 * @param seed equal prompts with equal seeds get equal answers where the server can do that
 */
public record Prompt(
        List<Message> messages,
        Sampling sampling,
        int maxTokens,
        int minTokens,
        long seed,
        ResponseFormat format) {
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxTokens < 1 || minTokens < 0 || minTokens > maxTokens) {
            throw new IllegalArgumentException("a prompt has a message, and an answer that fits its bounds");
        }
    }

    /** A call whose answer may end as soon as the model likes. */
    public Prompt(List<Message> messages, Sampling sampling, int maxTokens, long seed, ResponseFormat format) {
        this(messages, sampling, maxTokens, 0, seed, format);
    }
}
