package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.longhand.document.LonghandException;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.wiring.model.ModelSettings.ApiKey;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import dev.longhand.wiring.model.ScriptedServer.Script;
import java.time.Duration;
import java.util.List;

/** The scripted servers and settings that tests start from. */
final class Servers {
    static final String MODEL = "writer";
    static final String CHAT = "POST /v1/chat/completions";
    static final String MODELS = "GET /v1/models";
    static final Prompt PROMPT = prompt(ResponseFormat.TEXT);

    private Servers() {}

    /** A vLLM server which answers chats by this script. */
    static ScriptedServer vllm(Script chat) {
        return new ScriptedServer()
                .on(MODELS, 200, """
                        {"object":"list","data":[{"id":"writer","object":"model","owned_by":"vllm","max_model_len":4096}]}""")
                .on("GET /health", 200, "")
                .on(CHAT, chat);
    }

    /** A llama.cpp server which answers chats by this script. */
    static ScriptedServer llama(Script chat) {
        return new ScriptedServer()
                .on(MODELS, 200, """
                        {"models":[],"object":"list","data":[{"id":"writer","owned_by":"llamacpp","meta":{"n_ctx_train":8192}}]}""")
                .on("GET /health", 200, "{\"status\":\"ok\"}")
                .on("GET /props", 200, "{\"default_generation_settings\":{\"n_ctx\":2048},\"total_slots\":2}")
                .on(CHAT, chat);
    }

    /** A script that sends these events and ends well. */
    static Script events(String... data) {
        return (request, wire) -> {
            wire.events();
            for (String event : data) {
                wire.chunk("data: " + event + "\n\n");
            }
            wire.end();
        };
    }

    static String delta(String content) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":%s}}]}".formatted(TextNode.valueOf(content));
    }

    static String finish(String reason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(reason);
    }

    static LanguageModel model(ScriptedServer server) {
        return model(server, settings(Duration.ofSeconds(30)));
    }

    static LanguageModel model(ScriptedServer server, ModelSettings settings) {
        return models(server, settings).named(MODEL);
    }

    static HttpLanguageModels models(ScriptedServer server, ModelSettings settings) {
        return new HttpLanguageModels(new RemoteEndpoint(server.url(), "", settings), settings);
    }

    /** Settings with one limit for everything. */
    static ModelSettings settings(Duration limit) {
        return settings(new Timeouts(limit, limit, limit, limit));
    }

    static ModelSettings settings(Timeouts timeouts) {
        return new ModelSettings(new ApiKey(""), timeouts, Sampling.DEFAULT, List.of(), 0);
    }

    static Prompt prompt(ResponseFormat format) {
        return new Prompt(List.of(Message.user("Write a line.")), Sampling.DEFAULT, 16, 7, format);
    }

    static Prompt saying(String text) {
        return new Prompt(List.of(Message.user(text)), Sampling.DEFAULT, 16, 7, ResponseFormat.TEXT);
    }

    /** How a call fails. */
    static LonghandException failure(LanguageModel model) {
        return catchThrowableOfType(LonghandException.class, () -> model.complete(PROMPT, CompletionObserver.NONE));
    }
}
