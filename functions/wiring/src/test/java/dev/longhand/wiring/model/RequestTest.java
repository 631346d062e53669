package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.PROMPT;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.llama;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.settings;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.wiring.model.ModelSettings.ApiKey;
import dev.longhand.wiring.model.ScriptedServer.Script;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent to a server. */
@QuarkusTest
class RequestTest {
    private static final Script ANSWER = events(delta("x"), finish("stop"), "[DONE]");
    private static final ResponseFormat PLAN = new ResponseFormat.Json("plan", "{\"type\":\"object\"}");

    @Test
    void vllmGetsEverythingAndNoNulls() {
        ModelSettings settings = with(new ApiKey(" secret "), List.of(151329, 151336));
        try (ScriptedServer server = vllm(ANSWER)) {
            model(server, settings).complete(Servers.prompt(PLAN), CompletionObserver.NONE);
            assertThat(sent(server)).isEqualTo(Json.read("""
                    {"model":"writer","stream":true,"stream_options":{"include_usage":true},
                     "messages":[{"role":"user","content":"Write a line."}],
                     "temperature":0.5,"top_p":0.8,"top_k":50,"repetition_penalty":1.0,"max_tokens":16,"seed":7,
                     "response_format":{"type":"json_schema",
                       "json_schema":{"name":"plan","strict":true,"schema":{"type":"object"}}},
                     "stop_token_ids":[151329,151336]}""").orElseThrow());
            assertThat(server.requests(CHAT).getFirst().headers()).containsEntry("authorization", "Bearer secret");
        }
    }

    @Test
    void vllmIsToldToGoOnFromTheAssistantsWords() {
        Prompt prompt = new Prompt(
                List.of(Message.user("a"), Message.assistant("b")), Sampling.DEFAULT, 8, 4, 7, ResponseFormat.TEXT);
        try (ScriptedServer server = vllm(ANSWER)) {
            LanguageModel model = model(server);
            model.complete(prompt, CompletionObserver.NONE);
            model.countTokens(prompt.messages());
            JsonNode counted = Json.read(
                            server.requests("POST /tokenize").getFirst().body())
                    .orElseThrow();
            for (JsonNode body : List.of(sent(server), counted)) {
                assertThat(body.path("continue_final_message").asBoolean()).isTrue();
                assertThat(body.path("add_generation_prompt").asBoolean(true)).isFalse();
            }
            assertThat(sent(server).path("min_tokens").asInt()).isEqualTo(4);
        }
    }

    @Test
    void llamaGetsItsOwnNamesAndASeedOf32Bits() {
        Prompt prompt = new Prompt(
                List.of(Message.user("a"), Message.assistant("b"), Message.user("c")),
                new Sampling(1, 0.9, 20, 1.1),
                8,
                4,
                (1L << 40) + 5,
                ResponseFormat.TEXT);
        try (ScriptedServer server = llama(ANSWER)) {
            model(server, with(new ApiKey(""), List.of(1))).complete(prompt, CompletionObserver.NONE);
            JsonNode body = sent(server);
            assertThat(body.path("repeat_penalty").asDouble()).isEqualTo(1.1);
            assertThat(body.path("min_p").asDouble(1)).isZero();
            assertThat(body.path("seed").asLong()).isBetween(0L, 0xFFFF_FFFEL);
            assertThat(body.has("min_tokens")
                            || body.has("stop_token_ids")
                            || body.has("repetition_penalty")
                            || body.has("response_format"))
                    .isFalse();
            assertThat(body.path("messages").findValuesAsText("role")).containsExactly("user", "assistant", "user");
            assertThat(server.requests(CHAT).getFirst().headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void anyOtherServerGetsWhatOpenAisApiHasUnlessMoreIsWanted() {
        Sampling plain = new Sampling(0.5, 1, -1, 1);
        assertThat(otherServers(plain).propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "model", "stream", "stream_options", "messages", "temperature", "top_p", "max_tokens", "seed");
        JsonNode wanted = otherServers(new Sampling(0.5, 1, 20, 1.1));
        assertThat(wanted.path("top_k").asInt()).isEqualTo(20);
        assertThat(wanted.path("repetition_penalty").asDouble()).isEqualTo(1.1);
    }

    private static JsonNode otherServers(Sampling sampling) {
        Prompt prompt = new Prompt(List.of(Message.user("a")), sampling, 8, 7, ResponseFormat.TEXT);
        return Json.read(new ChatRequest("m", Flavour.OTHER, List.of()).completion(prompt, false))
                .orElseThrow();
    }

    @Test
    void aServerWithoutStructuredOutputsIsAskedWithoutThemFromThenOn() {
        try (ScriptedServer server = vllm((request, wire) -> {
            if (request.body().contains("response_format")) {
                wire.answer(400, "application/json", "{\"error\":{\"message\":\"response_format is not supported\"}}");
            } else {
                ANSWER.play(request, wire);
            }
        })) {
            LanguageModel model = model(server);
            for (int call = 0; call < 2; call++) {
                assertThat(model.complete(Servers.prompt(PLAN), CompletionObserver.NONE)
                                .text())
                        .isEqualTo("x");
            }
            assertThat(server.requests(CHAT))
                    .extracting(request -> request.body().contains("response_format"))
                    .containsExactly(true, false, false);
        }
    }

    @Test
    void aRefusalOfAPlainRequestIsNotTakenForAMissingForm() {
        String refusal = "{\"error\":{\"message\":\"guided decoding is off\"}}";
        try (ScriptedServer server = vllm((request, wire) -> wire.answer(400, "application/json", refusal))) {
            LanguageModel model = model(server);
            assertThatThrownBy(() -> model.complete(PROMPT, CompletionObserver.NONE))
                    .isInstanceOf(LonghandException.class);
            assertThat(server.requests(CHAT)).hasSize(1);
        }
    }

    private static JsonNode sent(ScriptedServer server) {
        return Json.read(server.requests(CHAT).getFirst().body()).orElseThrow();
    }

    private static ModelSettings with(ApiKey key, List<Integer> stopTokenIds) {
        return new ModelSettings(key, settings(Duration.ofSeconds(30)).timeouts(), Sampling.DEFAULT, stopTokenIds, 0);
    }
}
