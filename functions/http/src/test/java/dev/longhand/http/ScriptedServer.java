package dev.longhand.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.FileObjectStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model server in this process, in vLLM's dialect. It plans three sections and writes each in one line that depends on
 * nothing but the prompt and the seed. {@code /gate/close} makes it hold sections back, {@code /gate/pass} lets one go.
 */
public final class ScriptedServer implements QuarkusTestResourceLifecycleManager {
    static final String TITLE = "雪 Snow 🏔️";
    static final String FLAVOUR = "山里的雪 – naïve “quotes” 👩‍🚀";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MANY = 1_000_000;

    private volatile Semaphore gate = new Semaphore(MANY);
    private @Nullable HttpServer server;
    private @Nullable Path store;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/health", exchange -> answer(exchange, ""));
            http.createContext("/v1/models", exchange -> answer(exchange, """
                    {"data": [{"id": "scripted", "owned_by": "vllm", "max_model_len": 32768}]}"""));
            http.createContext("/tokenize", exchange -> answer(exchange, "{\"count\": 100}"));
            http.createContext("/v1/chat/completions", this::complete);
            http.createContext("/gate", this::turn);
            http.start();
            server = http;
            Path folder = Files.createTempDirectory("longhand-http");
            store = folder;
            String url = "http://127.0.0.1:" + http.getAddress().getPort();
            return Map.of(
                    "longhand.model.url",
                    url,
                    "longhand.store",
                    folder.toString(),
                    "test.leftover",
                    leftover(folder),
                    "longhand.documents-at-once",
                    "100",
                    "longhand.http.heartbeat",
                    "1s");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A job that an earlier process took in and did not begin. */
    private static String leftover(Path folder) {
        DocumentRequest request = new DocumentRequest("Left over", 1500, null, "planned", null, 7L, null, null);
        return new Submission(
                        new FileObjectStore(folder), event -> {}, InstantSource.system(), RandomGenerator.getDefault())
                .submit(TenantId.LOCAL, request, "scripted")
                .id()
                .value();
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server).stop(0);
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(store))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void turn(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/gate/close" -> gate = new Semaphore(0);
            case "/gate/pass" -> gate.release();
            default -> gate.release(MANY);
        }
        answer(exchange, "");
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        boolean planning = request.has("response_format");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            if (!planning) {
                gate.acquireUninterruptibly();
            }
            stream(body, planning ? plan() : section(request));
        }
    }

    private static void stream(OutputStream body, String text) throws IOException {
        for (String piece : text.split("(?<= )", -1)) {
            event(body, "{\"choices\": [{\"delta\": {\"content\": %s}}]}".formatted(JSON.writeValueAsString(piece)));
        }
        event(body, "{\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}");
        event(body, """
                {"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20,\
                 "prompt_tokens_details": {"cached_tokens": 60}}}""");
        event(body, "[DONE]");
    }

    private static void event(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static String plan() {
        return """
                {"title": "%s", "sections": [
                {"point": "This section says how snow forms high above the ground, because it is cold there.", "words": 500},
                {"point": "This section says how the wind moves snow about and why drifts become so deep.", "words": 500},
                {"point": "This section says how snow melts in spring and what the rivers do with it.", "words": 500}]}""".formatted(TITLE);
    }

    private static String section(JsonNode request) {
        int turns = request.path("messages").size();
        return "## Part %d\n\n%s with seed %d."
                .formatted(turns, FLAVOUR, request.path("seed").asLong());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
