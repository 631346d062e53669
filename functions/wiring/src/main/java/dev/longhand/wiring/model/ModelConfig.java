package dev.longhand.wiring.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the language model and its server. */
@ConfigMapping(prefix = "longhand.model")
public interface ModelConfig {

    /**
     * Address of an OpenAI-compatible server, with or without {@code /v1}; of several servers of the same model, with commas
     * between them. Without it the laptop's own server is used.
     */
    Optional<String> url();

    /** Name of the model for briefs that name none; needed when the server has several. */
    Optional<String> name();

    /** Key sent as bearer token. Never logged. */
    Optional<String> apiKey();

    /** Longest time for an address to accept a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longest wait for the first token: a small CPU reads a long prompt slowly. */
    @WithDefault("10m")
    Duration firstTokenTimeout();

    /** Longest silence between two tokens, and longest wait for a small answer such as a token count. */
    @WithDefault("60s")
    Duration stallTimeout();

    /** Longest time for one whole answer. */
    @WithDefault("30m")
    Duration callTimeout();

    /** How freely tokens are drawn; 0 takes the likeliest. */
    @WithDefault("0.5")
    double temperature();

    /** Share of the probability mass that tokens are drawn from. */
    @WithDefault("0.8")
    double topP();

    /** Number of likeliest tokens that are drawn from. */
    @WithDefault("50")
    int topK();

    /** Above 1 makes repeated tokens less likely. */
    @WithDefault("1.0")
    double repetitionPenalty();

    /** Tokens that end an answer, where the model's own configuration does not say it (LongWriter-glm4: 151329,151336,151338). */
    Optional<List<Integer>> stopTokenIds();

    /** Context window in tokens, for a server that does not tell. */
    OptionalInt window();
}
