package dev.longhand.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;

/**
 * A model server in this process, in vLLM's dialect, for programs that are tested as a whole. It plans three sections, or
 * as many as it is told, and writes each in so many words as it is asked for, which depend on nothing but the prompt and the
 * seed. Its gate holds sections back; who is not in this class loader turns it by {@code POST /gate/close},
 * {@code /gate/pass} (one section) and {@code /gate/open}, sends the model away and back by {@code /gate/away} and
 * {@code /gate/back}, and asks for {@code GET /calls}.
 */
public final class ScriptedVllm implements AutoCloseable {
    /** Name of its one model. */
    public static final String MODEL = "scripted";

    /** Title of every plan. */
    public static final String TITLE = "雪 Snow 🏔️";

    /** Part of every section. */
    public static final String FLAVOUR = "山里的雪 – naïve “quotes” 👩‍🚀";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OPEN = 1_000_000;
    private static final long STRIDE = 7_919;
    private static final Pattern ASKED = Pattern.compile("(?:about |约)([0-9]+)(?: words|字)");

    private final HttpServer http;
    private final int sections;
    private final Duration pace;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final Semaphore gate = new Semaphore(OPEN);
    private volatile boolean away;

    /** A server on a free port of the loopback address. */
    public ScriptedVllm() {
        this(3, Duration.ZERO);
    }

    /** A server that plans so many sections and rests so long after every word of a section. */
    public ScriptedVllm(int sections, Duration pace) {
        this(HttpServer::create, sections, pace);
    }

    private ScriptedVllm(Listener listener, int sections, Duration pace) {
        this.sections = sections;
        this.pace = pace;
        try {
            http = listener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/health", exchange -> answer(exchange, 200, ""));
        http.createContext("/v1/models", exchange -> answer(exchange, 200, """
                {"data": [{"id": "%s", "owned_by": "vllm", "max_model_len": 32768}]}""".formatted(MODEL)));
        http.createContext("/tokenize", exchange -> answer(exchange, 200, "{\"count\": 100}"));
        http.createContext("/v1/chat/completions", this::complete);
        http.createContext("/gate", this::turn);
        http.createContext("/calls", exchange -> answer(exchange, 200, Integer.toString(calls())));
        http.start();
    }

    private interface Listener {
        HttpServer at(InetSocketAddress address, int backlog) throws IOException;
    }

    /** A server of three sections that speaks TLS. */
    public static ScriptedVllm overTls(SSLContext tls) {
        Listener listener = (address, backlog) -> {
            HttpsServer https = HttpsServer.create(address, backlog);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            return https;
        };
        return new ScriptedVllm(listener, 3, Duration.ZERO);
    }

    /** Its address. */
    public String url() {
        String scheme = http instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Answers so far of more than one token: what a job pays for. */
    public int calls() {
        return calls.get();
    }

    /** The same, those included that nobody heard to their end. */
    public int begun() {
        return begun.get();
    }

    /** Lets only so many more sections through. */
    public void holdAfter(int sections) {
        gate.drainPermits();
        gate.release(sections);
    }

    /** Lets everything through again. */
    public void open() {
        gate.release(OPEN / 2);
    }

    @Override
    public void close() {
        open();
        http.stop(0);
    }

    private void turn(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/gate/close" -> holdAfter(0);
            case "/gate/pass" -> gate.release();
            case "/gate/away" -> away = true;
            case "/gate/back" -> away = false;
            default -> open();
        }
        answer(exchange, 200, "");
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        if (away) {
            answer(exchange, 503, "");
            return;
        }
        boolean probe = request.path("max_tokens").asInt() == 1;
        boolean planning = request.has("response_format");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            if (!probe && !planning) {
                gate.acquireUninterruptibly();
            }
            begun.addAndGet(probe ? 0 : 1);
            stream(body, probe ? "Hi" : planning ? plan() : section(request), planning ? Duration.ZERO : pace);
            calls.addAndGet(probe ? 0 : 1);
        }
    }

    private static void stream(OutputStream body, String text, Duration pace) throws IOException {
        for (String piece : text.split("(?<= )", -1)) {
            event(body, "{\"choices\": [{\"delta\": {\"content\": %s}}]}".formatted(JSON.writeValueAsString(piece)));
            rest(pace);
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

    private static void rest(Duration pace) {
        try {
            Thread.sleep(pace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String plan() {
        return sections == 3
                ? threeSections()
                : IntStream.range(0, sections)
                        .mapToObj(i -> "{\"point\": \"Peak%d rises%d over%d valley%d.\", \"words\": 500}"
                                .formatted(i, i, i, i))
                        .collect(Collectors.joining(", ", "{\"title\": \"" + TITLE + "\", \"sections\": [", "]}"));
    }

    private static String threeSections() {
        return """
                {"title": "%s", "sections": [
                {"point": "Snow forms high above the ground where cold air meets the water it carries.", "words": 500},
                {"point": "Wind moves the fallen snow about, which is why drifts become so deep in valleys.", "words": 500},
                {"point": "Spring melts the snow from below, and the rivers carry its water to the plains.", "words": 500}]}
                """.formatted(TITLE);
    }

    /** As many words as are asked for, in the language in which they are, the most of them in one piece. */
    private static String section(JsonNode request) {
        JsonNode messages = request.path("messages");
        String asked = messages.path(messages.size() - 1).path("content").asText();
        int words = ASKED.matcher(asked)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .reduce(0, (first, last) -> last);
        long seed = request.path("seed").asLong();
        String filler = asked.contains("字") ? ideographs(words, seed) : filler(words, seed);
        return "## Part %d\n\n%s with seed %d. %s".formatted(messages.size(), FLAVOUR, seed, filler);
    }

    private static String ideographs(int characters, long seed) {
        return LongStream.range(0, characters)
                .mapToObj(i -> Character.toString((int) (0x4E00 + (seed * STRIDE + i) % 20_000)))
                .collect(Collectors.joining("", "", "。"));
    }

    /** Words of four letters, others for every seed. */
    private static String filler(int words, long seed) {
        return LongStream.range(0, words)
                .mapToObj(i -> word(seed * STRIDE + i))
                .collect(Collectors.joining("-", "Snow", "."));
    }

    private static String word(long number) {
        return LongStream.of(number / 17_576, number / 676, number / 26, number)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter % 26)))
                .collect(Collectors.joining());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
