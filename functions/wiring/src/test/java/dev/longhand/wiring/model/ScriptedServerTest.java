package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.finish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.wiring.model.ScriptedServer.Request;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** The contract on a scripted vLLM, whose tokens are characters. */
@QuarkusTest
class ScriptedServerTest extends LanguageModelContract {
    private static final int WINDOW = 4_096;
    private final ScriptedServer server = Servers.vllm(ScriptedServerTest::write)
            .on(
                    "POST /tokenize",
                    (request, wire) ->
                            wire.answer(200, "application/json", "{\"count\":%d}".formatted(tokens(request))));
    private final ModelSettings settings = Servers.settings(Duration.ofSeconds(60));

    @Override
    HttpLanguageModels models() {
        return Servers.models(server, settings);
    }

    @Override
    Set<Ability> abilities() {
        return EnumSet.of(Ability.EXACT_COUNT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void write(Request request, Wire wire) throws IOException, InterruptedException {
        JsonNode body = Json.read(request.body()).orElseThrow();
        if (tokens(request) > WINDOW) {
            wire.answer(400, "application/json", "{\"error\":{\"message\":\"too long\",\"param\":\"input_tokens\"}}");
            return;
        }
        String text = body.has("response_format") ? "{\"n\": 7}" : "The sea is wide and deep.".repeat(20);
        int length = Math.min(text.length(), body.path("max_tokens").asInt());
        wire.events();
        for (int i = 0; i < length; i++) {
            wire.chunk("data: " + delta(text.substring(i, i + 1)) + "\n\n");
            Thread.sleep(length > 100 ? 10 : 0);
        }
        wire.chunk("data: " + finish(length < text.length() ? "length" : "stop") + "\n\n");
        wire.chunk(
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}\n\ndata: [DONE]\n\n"
                        .formatted(tokens(request), length));
        wire.end();
    }

    private static int tokens(Request request) {
        return Json.read(request.body()).orElseThrow().path("messages").findValuesAsText("content").stream()
                .mapToInt(String::length)
                .sum();
    }
}
