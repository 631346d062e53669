package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.MODEL;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.failure;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.settings;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does instead of answering, the caller learns what can be done about it. */
@QuarkusTest
class FaultTest {

    static Stream<BrokenAnswer> overflows() {
        return Stream.of(
                answer("vLLM: prompt too long", 400, """
                        {"error":{"message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError",\
                        "param":"input_tokens","code":400}}""", Kind.CONTEXT_TOO_LONG, "does not fit"),
                answer("vLLM: answer too long", 400, """
                        {"error":{"message":"too large","type":"BadRequestError","param":"max_tokens","code":400}}""", Kind.CONTEXT_TOO_LONG, "does not fit"),
                answer("vLLM before 0.10: prompt too long", 400, """
                        {"object":"error","message":"This model's maximum context length is 4096 tokens.",\
                        "type":"BadRequestError","param":null,"code":400}""", Kind.CONTEXT_TOO_LONG, "4096"),
                answer("llama.cpp: prompt too long", 400, """
                        {"error":{"code":400,"message":"request (9000 tokens) exceeds the available context size",\
                        "type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":2048}}""", Kind.CONTEXT_TOO_LONG, "9000 tokens"));
    }

    static Stream<BrokenAnswer> answers() {
        return Stream.of(
                answer("another bad request", 400, """
                        {"error":{"message":"top_k must be\\u0007 at\\nleast 1","type":"BadRequestError","param":"top_k"}}""", Kind.MODEL_REFUSED, "(400): top_k must be at least 1"),
                answer("text of a proxy", 413, "<html>Too Large</html>", Kind.MODEL_REFUSED, "Too Large"),
                answer("an error that is a string", 422, "{\"error\":\"no\"}", Kind.MODEL_REFUSED, "(422): no"),
                answer("no key", 401, "{\"error\":\"Unauthorized\"}", Kind.MODEL_UNAVAILABLE, "LONGHAND_MODEL_API_KEY"),
                answer("wrong key", 403, "", Kind.MODEL_UNAVAILABLE, "LONGHAND_MODEL_API_KEY"),
                answer("no such model", 404, """
                        {"error":{"message":"The model does not exist.","type":"NotFoundError","code":404}}""", Kind.NOT_FOUND, "no model writer"),
                answer("a redirect", 307, "", Kind.MODEL_REFUSED, "(307)"),
                answer(
                        "llama.cpp loading",
                        503,
                        """
                        {"error":{"message":"Loading model","type":"unavailable_error","code":503}}""",
                        Kind.MODEL_UNAVAILABLE,
                        "is loading or overloaded (503): Loading model"),
                answer("not a stream", 200, "{}", Kind.MODEL_UNAVAILABLE, "model server"));
    }

    private static BrokenAnswer answer(String name, int status, String body, Kind kind, String hint) {
        return new BrokenAnswer(name, (request, wire) -> wire.answer(status, "application/json", body), kind, hint);
    }

    @ParameterizedTest
    @MethodSource({"overflows", "answers"})
    void itIsNoCompletion(BrokenAnswer broken) {
        broken.verify();
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "500", "502", "503", "504"})
    void comingBackLaterMakesSense(int status) {
        try (ScriptedServer server = vllm((request, wire) -> wire.answer(status, "text/plain", "x".repeat(1_000)))) {
            LonghandException fault = failure(model(server));
            assertThat(fault.kind()).isEqualTo(Kind.MODEL_UNAVAILABLE);
            assertThat(fault.getMessage()).contains("(" + status + ")").hasSizeLessThan(400);
        }
    }

    @Test
    void aMessageThatQuotesThePromptIsWithheld() {
        String secret = "the garden behind the house of the aunt";
        String body = "{\"error\":{\"message\":\"bad input: %s\"}}".formatted(secret);
        try (ScriptedServer server = vllm((r, wire) -> wire.answer(400, "application/json", body))) {
            LanguageModel model = model(server);
            LonghandException fault = catchThrowableOfType(
                    LonghandException.class,
                    () -> model.complete(Servers.saying("Tell of " + secret), CompletionObserver.NONE));
            assertThat(fault).hasMessageNotContaining("garden").hasMessageContaining("quotes the prompt");
        }
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreTold() {
        ModelSettings settings = settings(Duration.ofSeconds(20));
        ScriptedServer gone = vllm(events(finish("stop")));
        LanguageModel model = model(gone, settings);
        gone.close();
        assertThat(failure(model)).hasMessageContaining("refused");
        assertThat(failure(model).retryable()).isTrue();
        HttpLanguageModels nowhere =
                new HttpLanguageModels(new RemoteEndpoint("http://model.invalid:8000", "m", settings), settings);
        assertThat(catchThrowableOfType(LonghandException.class, () -> nowhere.named("m")))
                .hasMessageContaining("host name");
    }

    @Test
    void aModelThatTheServerDoesNotListIsNotFound() {
        try (ScriptedServer server = vllm(events(finish("stop")))) {
            HttpLanguageModels models = Servers.models(server, settings(Duration.ofSeconds(20)));
            LonghandException fault = catchThrowableOfType(LonghandException.class, () -> models.named("other"));
            assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(fault).hasMessageContaining("other").hasMessageContaining(MODEL);
            assertThat(server.requests(CHAT)).isEmpty();
        }
    }
}
