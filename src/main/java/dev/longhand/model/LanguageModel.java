package dev.longhand.model;

import java.util.List;

/**
 * Turns chat messages into text. Calls block; an implementation is safe for many threads. Fails with a
 * {@link dev.longhand.document.LonghandException} whose kind says whether asking again later makes sense.
 */
public interface LanguageModel {

    /** What the server says of this model; cheap after the first call. */
    ModelProfile profile();

    /** How many tokens these messages take in a prompt, never less than the server will count. */
    int countTokens(List<Message> messages);

    /** Generates one whole answer. An answer that was cut by a fault is an exception, never a completion. */
    Completion complete(Prompt prompt, CompletionObserver observer);
}
