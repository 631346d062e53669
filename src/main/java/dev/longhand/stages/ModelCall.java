package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Prompt;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.PreparedCall;
import java.util.function.Function;

/**
 * A prompt worked out for one model.
 *
 * @param promptTokens the prompt's length, so that the most the call can use is known
 * @param continuable whether the beginning of an answer is of use
 * @param answer makes the call and judges what comes back
 */
record ModelCall<T>(
        LanguageModel asked, Prompt prompt, int promptTokens, boolean continuable, Function<CompletionObserver, Answer<T>> answer)
        implements PreparedCall<T> {

    @Override
    public long tokens() {
        return (long) promptTokens + prompt.maxTokens();
    }

    @Override
    public String model() {
        return asked.profile().identity();
    }

    @Override
    public Answer<T> run(CompletionObserver observer) {
        return answer.apply(observer);
    }
}
