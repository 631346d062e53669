package dev.longhand.google;

import static org.awaitility.Awaitility.await;

import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged function on Google's own invoker, which serves Google Cloud's Java functions. */
final class Invoker implements AutoCloseable {
    private final int port = ServerProcess.freePort();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path log;
    private final Process process;

    Invoker(Map<String, String> settings, Map<String, String> environment) throws IOException {
        log = Files.createTempFile("invoker", ".log");
        Stream<String> options =
                settings.entrySet().stream().map(setting -> "-D%s=%s".formatted(setting.getKey(), setting.getValue()));
        Stream<String> program = Stream.of(
                "-jar",
                System.getProperty("invoker.jar"),
                "--classpath",
                program().toString(),
                "--target",
                EventFunction.class.getName(),
                "--port",
                "" + port);
        List<String> command = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m"),
                        options,
                        program)
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofMinutes(1)).until(() -> lines().anyMatch(line -> line.contains("Serving function")));
    }

    private static Path program() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Sends an event as Eventarc does; gives the status of the answer. */
    int send(String type, String source, byte[] data) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID().toString())
                .header("ce-source", source)
                .header("ce-type", type)
                .POST(BodyPublishers.ofByteArray(data))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** What it logged as refused. */
    List<String> refusals() {
        Pattern refused = Pattern.compile(".* is refused: .*");
        return lines().filter(refused.asMatchPredicate()).toList();
    }

    private Stream<String> lines() {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(log);
    }
}
