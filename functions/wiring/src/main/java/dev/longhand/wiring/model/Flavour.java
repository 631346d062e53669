package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Whose dialect of the OpenAI API a server speaks. */
enum Flavour {
    VLLM,
    LLAMA_CPP,
    OTHER;

    /** The flavour by a model's entry in {@code /v1/models}. */
    static Flavour of(JsonNode card) {
        return switch (card.path("owned_by").asText()) {
            case "vllm" -> VLLM;
            case "llamacpp" -> LLAMA_CPP;
            default -> OTHER;
        };
    }

    /** Whether an answer goes on from a last message of the assistant's; other servers would answer to it. */
    boolean continues() {
        return this != OTHER;
    }

    /** Name of the repetition penalty: llama.cpp ignores vLLM's without a word. */
    String repetitionPenalty() {
        return this == LLAMA_CPP ? "repeat_penalty" : "repetition_penalty";
    }

    /** The seed as the server can take it: llama.cpp has 32 bits, of which all ones mean "draw one". */
    long seed(long seed) {
        return this == LLAMA_CPP ? Long.remainderUnsigned(seed, 0xFFFF_FFFFL) : seed;
    }
}
