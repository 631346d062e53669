package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.ScriptedServer.reached;
import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.PROMPT;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.settings;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.CompletionObserver;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import dev.longhand.wiring.model.ScriptedServer.Script;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever way a call ends, its connection is closed, so that the server stops writing. */
@QuarkusTest
class WayOutTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    record Row(
            String name,
            Function<CountDownLatch, Script> script,
            Timeouts limits,
            Function<ScriptedServer, CompletionObserver> observer,
            String hint) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        Timeouts unlimited = new Timeouts(LONG, LONG, LONG, LONG);
        return Stream.of(
                new Row("no head", WayOutTest::noHead, first(SHORT), WayOutTest::patient, "no first token within"),
                new Row("no first token", WayOutTest::headOnly, first(SHORT), WayOutTest::patient, "no first token"),
                new Row("comments only", WayOutTest::pings, first(SHORT), WayOutTest::patient, "no first token"),
                new Row("a role only", WayOutTest::roleOnly, first(SHORT), WayOutTest::patient, "no first token"),
                new Row("no next token", WayOutTest::oneToken, stall(SHORT), WayOutTest::patient, "no next token"),
                new Row("no end", WayOutTest::tokens, call(SHORT), WayOutTest::patient, "no end of the answer within"),
                new Row(
                        "cancelled before the head",
                        WayOutTest::noHead,
                        unlimited,
                        WayOutTest::cancellingOnceAsked,
                        "cancelled"),
                new Row("cancelled in silence", WayOutTest::oneToken, unlimited, WayOutTest::cancelling, "cancelled"),
                new Row(
                        "cancelled while it writes",
                        WayOutTest::tokens,
                        unlimited,
                        WayOutTest::cancelling,
                        "cancelled"),
                new Row("observer fails", WayOutTest::tokens, unlimited, WayOutTest::failing, "full"),
                new Row("interrupted", WayOutTest::oneToken, unlimited, WayOutTest::interrupting, "interrupted"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theConnectionIsClosed(Row row) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = vllm(row.script().apply(closed))) {
            var model = model(server, settings(row.limits()));
            Throwable end =
                    catchThrowable(() -> model.complete(PROMPT, row.observer().apply(server)));
            assertThat(Thread.interrupted()).isEqualTo(row.name().equals("interrupted"));
            assertThat(reached(closed)).isTrue();
            assertThat(end).hasMessageContaining(row.hint());
            assertKind(end);
        }
    }

    private static void assertKind(Throwable end) {
        if (end instanceof LonghandException known) {
            assertThat(known.kind())
                    .isEqualTo(known.getMessage().contains("cancelled") ? Kind.CANCELLED : Kind.MODEL_UNAVAILABLE);
        }
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    private static Timeouts first(Duration limit) {
        return new Timeouts(LONG, limit, LONG, LONG);
    }

    private static Timeouts stall(Duration limit) {
        return new Timeouts(LONG, LONG, limit, LONG);
    }

    private static Timeouts call(Duration limit) {
        return new Timeouts(LONG, LONG, LONG, limit);
    }

    private static Script noHead(CountDownLatch closed) {
        return (request, wire) -> wire.untilClosed(closed);
    }

    private static Script headOnly(CountDownLatch closed) {
        return (request, wire) -> wire.events().untilClosed(closed);
    }

    private static Script roleOnly(CountDownLatch closed) {
        return (request, wire) -> wire.events()
                .chunk("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n")
                .untilClosed(closed);
    }

    private static Script oneToken(CountDownLatch closed) {
        return (request, wire) ->
                wire.events().chunk("data: " + delta("a") + "\n\n").untilClosed(closed);
    }

    private static Script pings(CountDownLatch closed) {
        return (request, wire) -> wire.events().repeat(": ping\n\n", closed);
    }

    private static Script tokens(CountDownLatch closed) {
        return (request, wire) -> wire.events().repeat("data: " + delta("a") + "\n\n", closed);
    }

    private static CompletionObserver patient(ScriptedServer server) {
        return CompletionObserver.NONE;
    }

    private static CompletionObserver cancellingOnceAsked(ScriptedServer server) {
        return observer(text -> {}, () -> !server.requests(CHAT).isEmpty());
    }

    private static CompletionObserver cancelling(ScriptedServer server) {
        AtomicBoolean seen = new AtomicBoolean();
        return observer(text -> seen.set(true), seen::get);
    }

    private static CompletionObserver failing(ScriptedServer server) {
        return observer(
                text -> {
                    throw new IllegalStateException("full");
                },
                () -> false);
    }

    private static CompletionObserver interrupting(ScriptedServer server) {
        return observer(text -> Thread.currentThread().interrupt(), () -> false);
    }

    private static CompletionObserver observer(Consumer<String> text, BooleanSupplier cancelled) {
        return new CompletionObserver() {
            @Override
            public void text(String delta) {
                text.accept(delta);
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }
}
