package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one model's server can do, found out once; what it cannot do is learnt when it refuses. Safe for many threads. */
final class Capabilities {
    private final String identity;
    private final Flavour flavour;
    private final int window;
    private final long cacheTokens;
    private volatile boolean structured = true;

    private Capabilities(String identity, Flavour flavour, int window, long cacheTokens) {
        this.identity = identity;
        this.flavour = flavour;
        this.window = window;
        this.cacheTokens = cacheTokens;
    }

    /**
     * Asks the server.
     *
     * @param card the model's entry in {@code /v1/models}
     */
    static Capabilities of(ModelServer server, JsonNode card, int configuredWindow) {
        Flavour flavour = Flavour.of(card);
        int told =
                switch (flavour) {
                    case VLLM, OTHER -> card.path("max_model_len").asInt();
                    case LLAMA_CPP -> contextOf(server);
                };
        int known = told > 0 ? told : configuredWindow;
        long cacheTokens =
                flavour == Flavour.VLLM ? server.metrics().cacheTokens().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
        return new Capabilities(identity(card), flavour, known > 0 ? known : ModelSettings.DEFAULT_WINDOW, cacheTokens);
    }

    /** The window of one slot: llama.cpp divides its context by the number of parallel requests. */
    private static int contextOf(ModelServer server) {
        return server.props().path("default_generation_settings").path("n_ctx").asInt();
    }

    /** What the entry says of the model's make: the weights it was loaded from, or its size in numbers. */
    static String identity(JsonNode card) {
        JsonNode meta = card.path("meta");
        return Stream.of(card.path("root"), meta.path("n_params"), meta.path("n_vocab"), meta.path("size"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("/"));
    }

    String identity() {
        return identity;
    }

    Flavour flavour() {
        return flavour;
    }

    int window() {
        return window;
    }

    /** Tokens of all chats that the server can keep; without an end where it does not tell. */
    long cacheTokens() {
        return cacheTokens;
    }

    /** Whether the server may be asked for an answer in a form. */
    boolean structured() {
        return structured;
    }

    /** The server refused a form. */
    void unstructured() {
        structured = false;
    }
}
