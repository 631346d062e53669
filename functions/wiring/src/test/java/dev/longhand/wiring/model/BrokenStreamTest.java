package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;

import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.model.ScriptedServer.Script;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that breaks is never taken for an answer. */
@QuarkusTest
class BrokenStreamTest {

    static Stream<BrokenAnswer> streams() {
        return Stream.of(
                cut("no reason of an end", events(delta("a"))),
                cut("[DONE] without a reason", events(delta("a"), "[DONE]")),
                cut("nothing at all", events()));
    }

    static Stream<BrokenAnswer> connections() {
        return Stream.of(
                new BrokenAnswer(
                        "a connection cut in the middle",
                        (request, wire) -> wire.events().chunk("data: " + delta("a") + "\n\n"),
                        Kind.MODEL_UNAVAILABLE,
                        "model server"),
                new BrokenAnswer(
                        "a reset in the middle",
                        (request, wire) -> {
                            wire.events().chunk("data: " + delta("a") + "\n\n");
                            wire.reset();
                        },
                        Kind.MODEL_UNAVAILABLE,
                        "model server"),
                new BrokenAnswer(
                        "a reset before the head",
                        (request, wire) -> wire.reset(),
                        Kind.MODEL_UNAVAILABLE,
                        "cannot be reached"),
                new BrokenAnswer(
                        "no HTTP",
                        (request, wire) -> wire.raw("hello\r\n\r\n"),
                        Kind.MODEL_UNAVAILABLE,
                        "cannot be reached"),
                new BrokenAnswer(
                        "data that is not JSON",
                        events("{\"choices\":[{\"del", finish("stop")),
                        Kind.MODEL_UNAVAILABLE,
                        "not JSON"),
                new BrokenAnswer(
                        "bytes that are not UTF-8",
                        (request, wire) -> {
                            wire.events()
                                    .chunk(new byte[] {'d', 'a', 't', 'a', ':', ' ', (byte) 0xC3, '(', '\n', '\n'});
                            wire.chunk("data: " + finish("stop") + "\n\n").end();
                        },
                        Kind.MODEL_UNAVAILABLE,
                        "model server"));
    }

    static Stream<BrokenAnswer> errors() {
        return Stream.of(
                error(
                        "vLLM's engine died",
                        "{\"error\":{\"message\":\"EngineCore\",\"type\":\"InternalServerError\",\"code\":500}}",
                        Kind.MODEL_UNAVAILABLE,
                        "failed (500): EngineCore"),
                error(
                        "older vLLM's way",
                        "{\"object\":\"error\",\"message\":\"bad\",\"type\":\"BadRequestError\",\"code\":400}",
                        Kind.MODEL_REFUSED,
                        "(400): bad"),
                error(
                        "llama.cpp's overflow",
                        "{\"error\":{\"message\":\"n\",\"type\":\"exceed_context_size_error\"}}",
                        Kind.CONTEXT_TOO_LONG,
                        "does not fit"),
                error(
                        "a code that is a word",
                        "{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}",
                        Kind.MODEL_UNAVAILABLE,
                        "slow down"));
    }

    private static BrokenAnswer cut(String name, Script script) {
        return new BrokenAnswer(name, script, Kind.MODEL_UNAVAILABLE, "cut its answer short");
    }

    private static BrokenAnswer error(String name, String event, Kind kind, String hint) {
        return new BrokenAnswer(name, events(delta("a"), event), kind, hint);
    }

    @ParameterizedTest
    @MethodSource({"streams", "connections", "errors"})
    void itIsNoCompletion(BrokenAnswer broken) {
        broken.verify();
    }
}
