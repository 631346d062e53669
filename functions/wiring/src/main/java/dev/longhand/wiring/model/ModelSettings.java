package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.model.Sampling;
import java.time.Duration;
import java.util.List;

/**
 * What the client needs to know, checked.
 *
 * @param sampling how tokens are drawn unless a stage says otherwise
 * @param stopTokenIds tokens that end an answer, on every call to a server that knows them
 * @param window context window of a server that does not tell, 0 for {@link #DEFAULT_WINDOW}
 */
public record ModelSettings(
        ApiKey apiKey, Timeouts timeouts, Sampling sampling, List<Integer> stopTokenIds, int window) {
    /** The window taken when neither the server nor the settings say one: small enough for every model of today. */
    public static final int DEFAULT_WINDOW = 8_192;

    public ModelSettings {
        stopTokenIds = List.copyOf(stopTokenIds);
        if (window < 0) {
            throw LonghandException.invalid("longhand.model.window is a number of tokens, not %d".formatted(window));
        }
    }

    /** The settings as configured. */
    public static ModelSettings of(ModelConfig config) {
        return new ModelSettings(
                new ApiKey(config.apiKey().orElse("")),
                new Timeouts(
                        config.connectTimeout(),
                        config.firstTokenTimeout(),
                        config.stallTimeout(),
                        config.callTimeout()),
                new Sampling(config.temperature(), config.topP(), config.topK(), config.repetitionPenalty()),
                config.stopTokenIds().orElse(List.of()),
                config.window().orElse(0));
    }

    /** The same with other limits of time. */
    ModelSettings within(Timeouts limits) {
        return new ModelSettings(apiKey, limits, sampling, stopTokenIds, window);
    }

    /** A bearer token that does not show itself in logs; empty for a server that asks for none. */
    public record ApiKey(String value) {
        public ApiKey {
            value = value.strip();
        }

        @Override
        public String toString() {
            return value.isEmpty() ? "none" : "***";
        }
    }

    /**
     * How long the client waits.
     *
     * @param connect for a connection
     * @param firstToken for the first token of an answer
     * @param stall for the next token, and for a small answer
     * @param call for a whole answer
     */
    public record Timeouts(Duration connect, Duration firstToken, Duration stall, Duration call) {
        public Timeouts {
            positive("connect-timeout", connect);
            positive("first-token-timeout", firstToken);
            positive("stall-timeout", stall);
            positive("call-timeout", call);
        }

        private static void positive(String name, Duration limit) {
            if (!limit.isPositive()) {
                throw LonghandException.invalid("longhand.model.%s must be more than 0, not %s".formatted(name, limit));
            }
        }
    }
}
