package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.PROMPT;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.wiring.model.ScriptedServer.Script;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a server frames its events, the text is the one that the model wrote. */
@QuarkusTest
class FramingTest {
    private static final String TEXT = "Grüße, 你好 😀\n\"end\"";
    private static final String PLAIN = "data: " + delta("Grüße, ") + "\n\ndata: " + delta("你好 😀\n\"end\"") + "\n\n";
    private static final String STOP = "data: " + finish("stop") + "\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    record Row(String name, Script script) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("plain", PLAIN + STOP + DONE),
                row("carriage returns and line feeds", (PLAIN + STOP + DONE).replace("\n", "\r\n")),
                row("carriage returns alone", (PLAIN + STOP + DONE).replace("\n", "\r")),
                row("no space after the colon", (PLAIN + STOP + DONE).replace("data: ", "data:")),
                row("comments between", ": ping\n\n" + PLAIN + ":\n\n: pong\n" + STOP + DONE),
                row("blank lines before", "\n\n" + PLAIN + STOP + DONE),
                row("names, ids and delays of events", "retry: 5\nevent: message\nid: 7\n" + PLAIN + STOP + DONE),
                row(
                        "a value over several data lines",
                        (PLAIN + STOP + DONE).replace(",\"delta\"", ",\ndata: \"delta\"")),
                row("an opening that has only a role", role("\"\"") + PLAIN + STOP + DONE),
                row("null contents", role("null") + PLAIN + STOP + DONE),
                row("thoughts aside", PLAIN + "data: " + thought() + "\n\n" + STOP + DONE),
                row("tokens without text", PLAIN + "data: " + delta("") + "\n\n" + STOP + DONE),
                row(
                        "text with the reason of the end",
                        PLAIN.replaceFirst("}}]}\n\n$", "},\"finish_reason\":\"stop\"}]}\n\n")),
                row("no [DONE]", PLAIN + STOP));
    }

    static Stream<Row> wires() {
        return Stream.of(
                new Row("one byte a chunk", (request, wire) -> {
                    wire.events();
                    for (byte b : (PLAIN + STOP + DONE).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)) {
                        wire.chunk(new byte[] {b});
                    }
                    wire.end();
                }),
                new Row(
                        "an end without chunks",
                        (request, wire) ->
                                wire.raw("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + PLAIN + STOP)),
                new Row("a reset after the reason of the end", (request, wire) -> {
                    wire.events().chunk(PLAIN + STOP);
                    wire.reset();
                }),
                new Row("a connection that stays open after [DONE]", (request, wire) -> {
                    wire.events().chunk(PLAIN + STOP + DONE);
                    wire.untilClosed();
                }));
    }

    private static Row row(String name, String stream) {
        return new Row(name, (request, wire) -> wire.events().chunk(stream).end());
    }

    private static String role(String content) {
        return "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":%s}}]}\n\n".formatted(content);
    }

    private static String thought() {
        return "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}";
    }

    @ParameterizedTest
    @MethodSource({"rows", "wires"})
    void theTextIsExact(Row row) {
        StringBuilder seen = new StringBuilder();
        try (ScriptedServer server = vllm(row.script())) {
            Completion completion = model(server).complete(PROMPT, seeing(seen));
            assertThat(completion.text()).isEqualTo(TEXT);
            assertThat(seen).hasToString(TEXT);
            assertThat(completion.finish()).isEqualTo(FinishReason.STOP);
        }
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void theReasonOfTheEndIsKept(String reason, FinishReason expected) {
        try (ScriptedServer server = vllm(events(delta("x"), finish(reason)))) {
            assertThat(model(server).complete(PROMPT, CompletionObserver.NONE).finish())
                    .isEqualTo(expected);
        }
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of("stop", FinishReason.STOP),
                Arguments.of("length", FinishReason.LENGTH),
                Arguments.of("content_filter", FinishReason.OTHER),
                Arguments.of("abort", FinishReason.OTHER));
    }

    @Test
    void usageIsTakenFromTheEventWithoutChoices() {
        String usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":2,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":16}}}";
        assertThat(usageOf(delta("a"), delta("b"), finish("stop"), usage, "[DONE]"))
                .isEqualTo(new Usage(30, 16, 2));
    }

    @Test
    void usageWithoutCachedTokensHasNone() {
        String usage =
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":2,\"prompt_tokens_details\":null}}";
        assertThat(usageOf(delta("a"), finish("stop"), usage)).isEqualTo(new Usage(30, 0, 2));
    }

    @Test
    void missingUsageIsCountedByEventsAndAnEstimateOfThePrompt() {
        Usage used = usageOf(delta("a"), delta("b"), delta("c"), finish("stop"), "[DONE]");
        assertThat(used).isEqualTo(new Usage(TokenEstimate.of(PROMPT.messages()), 0, 3));
    }

    private static Usage usageOf(String... events) {
        try (ScriptedServer server = vllm(events(events))) {
            return model(server).complete(PROMPT, CompletionObserver.NONE).usage();
        }
    }

    private static CompletionObserver seeing(StringBuilder text) {
        return new CompletionObserver() {
            @Override
            public void text(String delta) {
                text.append(delta);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
