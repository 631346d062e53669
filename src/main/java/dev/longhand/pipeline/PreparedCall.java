package dev.longhand.pipeline;

import dev.longhand.model.CompletionObserver;
import java.util.function.Function;
import java.util.function.Supplier;

/** A call to the model, worked out and not made yet, so that what it may use is set aside first. */
public interface PreparedCall<T> {

    /** The most tokens that it can use, prompt and answer together; 0 when no model is asked. */
    long tokens();

    /** What the server says of the model; empty when no model is asked. */
    String model();

    /** Whether the beginning of an answer is of use when the call is cut: it is stored then, and while the model writes. */
    boolean continuable();

    /** Makes the call. */
    Answer<T> run(CompletionObserver observer);

    /** The same call, made within what surrounds it. */
    default PreparedCall<T> within(Function<Supplier<Answer<T>>, Answer<T>> surroundings) {
        PreparedCall<T> call = this;
        return new PreparedCall<>() {
            @Override
            public long tokens() {
                return call.tokens();
            }

            @Override
            public String model() {
                return call.model();
            }

            @Override
            public boolean continuable() {
                return call.continuable();
            }

            @Override
            public Answer<T> run(CompletionObserver observer) {
                return surroundings.apply(() -> call.run(observer));
            }
        };
    }

    /** A value that takes no call. */
    static <T> PreparedCall<T> without(T value) {
        return new PreparedCall<>() {
            @Override
            public long tokens() {
                return 0;
            }

            @Override
            public String model() {
                return "";
            }

            @Override
            public boolean continuable() {
                return false;
            }

            @Override
            public Answer<T> run(CompletionObserver observer) {
                return new Answer.Kept<>(value);
            }
        };
    }
}
