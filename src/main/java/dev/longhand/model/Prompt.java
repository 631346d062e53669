package dev.longhand.model;

import java.util.List;

/**
 * One call to a model. Where the last message is the assistant's, the model goes on from its words, and the answer is what
 * follows them; only for a model whose {@link ModelProfile#continues} says so.
 *
 * @param maxTokens the most tokens the answer may have, at least 1
 * @param seed equal prompts with equal seeds get equal answers where the server can do that
 */
public record Prompt(List<Message> messages, Sampling sampling, int maxTokens, long seed, ResponseFormat format) {
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("a prompt has a message and room for an answer");
        }
    }
}
