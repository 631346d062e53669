package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.MODEL;
import static dev.longhand.wiring.model.Servers.MODELS;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.llama;
import static dev.longhand.wiring.model.Servers.settings;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a server before it is asked to write. */
@QuarkusTest
class ReadinessTest {
    private static final String LOADING =
            "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}";

    @Test
    void aServerThatGeneratesIsReady() {
        try (ScriptedServer server = vllm(events(delta("x"), finish("length"), "[DONE]"))) {
            assertThat(probe(server).generating(MODEL)).isEqualTo(new Readiness.Ready(MODEL));
            assertThat(server.requests(CHAT).getFirst().body()).contains("\"max_tokens\":1,");
        }
    }

    @Test
    void aListedModelIsNotAskedToWrite() {
        try (ScriptedServer server = vllm(events())) {
            assertThat(probe(server).listed(MODEL)).isEqualTo(new Readiness.Ready(MODEL));
            assertThat(server.requests(CHAT)).isEmpty();
        }
    }

    @Test
    void aServerWithoutAHealthRouteIsTakenToBeWell() {
        try (ScriptedServer server = new ScriptedServer().on(MODELS, 200, "{\"data\":[{\"id\":\"writer\"}]}")) {
            assertThat(probe(server).listed(MODEL)).isEqualTo(new Readiness.Ready(MODEL));
        }
    }

    @Test
    void aServerThatSaysSoIsLoading() {
        try (ScriptedServer server = llama(events()).on("GET /health", 503, LOADING)) {
            assertThat(probe(server).listed(MODEL))
                    .asInstanceOf(type(Readiness.Loading.class))
                    .extracting(Readiness.Loading::message)
                    .asString()
                    .contains("Loading model");
        }
    }

    @Test
    void aServerWithADeadEngineIsOfNoUse() {
        try (ScriptedServer server =
                vllm((request, wire) -> wire.answer(500, "application/json", "{\"error\":\"EngineDeadError\"}"))) {
            assertThat(probe(server).listed(MODEL)).isEqualTo(new Readiness.Ready(MODEL));
            assertUnreachable(probe(server).generating(MODEL), "EngineDeadError");
        }
    }

    @Test
    void aServerThatDoesNotGenerateInTimeIsOfNoUse() {
        try (ScriptedServer server = vllm((request, wire) -> wire.untilClosed())) {
            ModelSettings settings = settings(Duration.ofSeconds(3));
            ReadinessProbe probe = new ReadinessProbe(new RemoteEndpoint(server.url(), "", settings), settings);
            assertUnreachable(probe.generating(MODEL), "no first token");
        }
    }

    @Test
    void aClosedPortIsUnreachable() {
        ScriptedServer server = vllm(events());
        server.close();
        assertUnreachable(probe(server).listed(MODEL), "refused");
    }

    @Test
    void aWrongKeyIsTold() {
        try (ScriptedServer server = vllm(events()).on(MODELS, 401, "{\"error\":\"Unauthorized\"}")) {
            assertUnreachable(probe(server).listed(MODEL), "LONGHAND_MODEL_API_KEY");
        }
    }

    @Test
    void theModelsOfTheServerAreNamedWhenItLacksTheOneAskedFor() {
        try (ScriptedServer server = vllm(events())) {
            assertThat(probe(server).generating("other")).isEqualTo(new Readiness.Lacks("other", List.of(MODEL)));
        }
    }

    private static void assertUnreachable(Readiness readiness, String hint) {
        assertThat(readiness)
                .asInstanceOf(type(Readiness.Unreachable.class))
                .extracting(Readiness.Unreachable::message)
                .asString()
                .contains(hint);
    }

    private static ReadinessProbe probe(ScriptedServer server) {
        ModelSettings settings = settings(Duration.ofSeconds(30));
        return new ReadinessProbe(new RemoteEndpoint(server.url(), "", settings), settings);
    }
}
