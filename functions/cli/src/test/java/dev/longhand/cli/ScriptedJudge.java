package dev.longhand.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A judge's server in OpenAI's dialect that wants a key, and gives the score 4 in everything to all but one text. */
final class ScriptedJudge implements AutoCloseable {
    static final String KEY = "judge-key";

    /** A text with this word in it gets no scores. */
    static final String UNJUDGEABLE = "unjudgeable";

    private static final String SCORES =
            "{\\\"analysis\\\": \\\"good\\\", \\\"relevance\\\": 4, \\\"accuracy\\\": 4, \\\"coherence\\\": 4, \\\"clarity\\\": 4, \\\"breadth_and_depth\\\": 4, \\\"reading_experience\\\": 4}";

    private final HttpServer http;
    private final AtomicInteger calls = new AtomicInteger();

    ScriptedJudge() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/models", exchange -> answer(exchange, "{\"data\": [{\"id\": \"strict\"}]}"));
        http.createContext("/v1/chat/completions", this::complete);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
    }

    /** Judgements asked for so far. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void complete(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.incrementAndGet();
        String said = question.contains(UNJUDGEABLE) ? "I had rather not." : SCORES;
        answer(exchange, """
                data: {"choices": [{"index": 0, "delta": {"content": "%s"}, "finish_reason": null}]}

                data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}

                data: {"choices": [], "usage": {"prompt_tokens": 900, "completion_tokens": 60}}

                data: [DONE]

                """.formatted(said));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        boolean known = Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer " + KEY);
        boolean stream = body.startsWith("data:");
        exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
        byte[] bytes = (known ? body : "{\"error\": {\"message\": \"who are you\"}}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
