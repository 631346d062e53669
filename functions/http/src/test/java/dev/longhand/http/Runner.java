package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.PackagedProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process that may be killed and started again. */
final class Runner implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path log;
    private final Map<String, String> environment;
    private final List<String> settings;
    private final int port = ServerProcess.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    /** With settings like {@code -Dname=value}. */
    Runner(Path log, Map<String, String> environment, String... settings) {
        this.log = log;
        this.environment = environment;
        this.settings = List.of(settings);
    }

    /** Starts it and waits until it answers. */
    void start() throws IOException, InterruptedException {
        List<String> command = PackagedProgram.command(settings);
        command.addAll(List.of("--port", "" + port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Instant latest = Instant.now().plus(LONG);
        while (!isLive()) {
            assertThat(started.isAlive() && Instant.now().isBefore(latest))
                    .as("the server starts; it said: %s", Files.readString(log))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
            process = null;
        }
    }

    /** The names of the running process' threads, as Linux has them. */
    List<String> threads() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of(
                "/proc/%d/task".formatted(Objects.requireNonNull(process).pid())))) {
            for (Path task : tasks) {
                try {
                    names.add(Files.readString(task.resolve("comm")).strip());
                } catch (IOException _) {
                    // the thread has ended since it was listed
                }
            }
        }
        return names;
    }

    /** Submits a document under a key of its own and gives its id. */
    String submit(String instruction, int words) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "instruction",
                instruction,
                "words",
                words,
                "mode",
                "planned",
                "seed",
                instruction.hashCode() & 0xFFFF));
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", instruction)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s; the server said: %s", answer.body(), Files.readString(log))
                .isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** Whether all these documents have ended. */
    boolean allEnded(Collection<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            if (!List.of("completed", "failed", "cancelled").contains(state(id))) {
                return false;
            }
        }
        return true;
    }

    /** Waits until all are completed; gives their texts by the same names as the ids. */
    Map<String, String> documents(Map<String, String> ids) throws IOException, InterruptedException {
        Map<String, String> texts = new TreeMap<>();
        Instant latest = Instant.now().plus(LONG);
        while (!allEnded(ids.values())) {
            assertThat(Instant.now()).as("all documents end; the log: %s", log).isBefore(latest);
            Thread.sleep(200);
        }
        for (Map.Entry<String, String> entry : ids.entrySet()) {
            assertThat(state(entry.getValue())).isEqualTo("completed");
            texts.put(entry.getKey(), get("/" + entry.getValue() + "/content"));
        }
        return texts;
    }

    String state(String id) throws IOException, InterruptedException {
        JsonNode status = JSON.readTree(get("/" + id));
        return status.path("state").asText();
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private boolean isLive() throws InterruptedException {
        try {
            HttpRequest live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/live".formatted(port)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(live, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/documents%s".formatted(port, path)))
                .timeout(Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        kill();
    }
}
