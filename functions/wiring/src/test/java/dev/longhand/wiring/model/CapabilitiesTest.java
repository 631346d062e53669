package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.MODELS;
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

import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Sampling;
import dev.longhand.wiring.model.ModelSettings.ApiKey;
import dev.longhand.wiring.model.ScriptedServer.Script;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found out about a server. */
@QuarkusTest
class CapabilitiesTest {
    private static final Script ANSWER = events(delta("x"), finish("stop"), "[DONE]");
    private static final String TOKENIZE = "POST /tokenize";
    private static final List<Message> MESSAGES = List.of(Message.user("one two"), Message.assistant("three"));

    @Test
    void vllmTellsItsWindow() {
        assertThat(profile(vllm(ANSWER), 0)).isEqualTo(new ModelProfile("writer", "", 4_096, true));
    }

    @Test
    void llamaTellsTheWindowOfOneSlot() {
        assertThat(profile(llama(ANSWER), 0)).isEqualTo(new ModelProfile("writer", "", 2_048, true));
    }

    @Test
    void aServerThatDoesNotTellHasTheConfiguredWindowOrTheDefault() {
        assertThat(profile(other(), 32_768).window()).isEqualTo(32_768);
        assertThat(profile(other(), 0).window()).isEqualTo(ModelSettings.DEFAULT_WINDOW);
        assertThat(profile(llama(ANSWER).on("GET /props", 404, "{}"), 1_024).window())
                .isEqualTo(1_024);
    }

    @Test
    void aServerIsAskedOnceByOneModel() {
        try (ScriptedServer server = llama(ANSWER)) {
            LanguageModel model = model(server);
            model.profile();
            model.complete(PROMPT, CompletionObserver.NONE);
            model.complete(PROMPT, CompletionObserver.NONE);
            assertThat(server.requests("GET /props")).hasSize(1);
            assertThat(server.requests(MODELS)).hasSize(1);
        }
    }

    @Test
    void vllmCountsTheWholeChat() {
        try (ScriptedServer server = vllm(ANSWER).on(TOKENIZE, 200, "{\"count\":21,\"max_model_len\":4096}")) {
            assertThat(model(server).countTokens(MESSAGES)).isEqualTo(21);
            assertThat(server.requests(TOKENIZE).getFirst().body())
                    .isEqualTo("{\"model\":\"writer\",\"add_generation_prompt\":false,\"messages\":"
                            + "[{\"role\":\"user\",\"content\":\"one two\"},{\"role\":\"assistant\",\"content\":\"three\"}],"
                            + "\"continue_final_message\":true}");
        }
    }

    @Test
    void llamaCountsTheTextsAndTheTemplateIsAllowedFor() {
        try (ScriptedServer server = llama(ANSWER).on(TOKENIZE, 200, "{\"tokens\":[1,2,3]}")) {
            assertThat(model(server).countTokens(MESSAGES)).isEqualTo(3 + TokenCounter.allowance(MESSAGES));
            assertThat(server.requests(TOKENIZE).getFirst().body())
                    .isEqualTo("{\"content\":\"one two\\nthree\",\"add_special\":true}");
        }
    }

    @Test
    void tokensAreEstimatedWhereNobodyCounts() {
        for (ScriptedServer server : List.of(other(), vllm(ANSWER), llama(ANSWER))) {
            try (server) {
                assertThat(model(server).countTokens(MESSAGES)).isEqualTo(TokenEstimate.of(MESSAGES));
            }
        }
    }

    @Test
    void somethingElseThanAModelServerIsRefused() {
        try (ScriptedServer server = new ScriptedServer().on(MODELS, 200, "<html>")) {
            assertThatThrownBy(() -> Servers.models(server, settings(Duration.ofSeconds(30)))
                            .named("writer"))
                    .hasMessageContaining("not an OpenAI-compatible server");
        }
    }

    private static ScriptedServer other() {
        return new ScriptedServer().on(MODELS, 200, "{\"data\":[{\"id\":\"writer\"}]}");
    }

    private static ModelProfile profile(ScriptedServer server, int window) {
        ModelSettings settings = new ModelSettings(
                new ApiKey(""), settings(Duration.ofSeconds(30)).timeouts(), Sampling.DEFAULT, List.of(), window);
        try (server) {
            return model(server, settings).profile();
        }
    }
}
