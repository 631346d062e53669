package dev.longhand.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.PackagedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All parts as processes of this machine, each of which can be ended, killed and started again. */
final class Shape implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final String KEY = "longhand";
    private static final String SECRET = "longhand-secret";

    final KafkaBroker broker = new KafkaBroker();
    final Part store;
    final Part model;
    final Part function;
    final Part prometheus;

    private final Path folder;
    private final String address;
    private final int storePort = ServerProcess.freePort();
    private final int modelPort = ServerProcess.freePort();
    private final int functionPort = ServerProcess.freePort();
    private final int prometheusPort = ServerProcess.freePort();
    private final HttpClient http = HttpClient.newHttpClient();

    /** The shape with only its broker at work, which has to be there for its address to be known. */
    Shape(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder.resolve("s3/drill")); // a bucket of VersityGW is a folder
        address = broker.start().getOrDefault("kafka.bootstrap.servers", "");
        store = new Part(
                "S3 server",
                storePort,
                SOON,
                Map.of("ROOT_ACCESS_KEY_ID", KEY, "ROOT_SECRET_ACCESS_KEY", SECRET),
                List.of(
                        ServerProcess.installed("versitygw"),
                        "--port",
                        "127.0.0.1:" + storePort,
                        "posix",
                        folder.resolve("s3").toString()));
        model = new Part(
                "vLLM",
                modelPort,
                LATER,
                Map.of(),
                List.of(
                        "python3",
                        HOME.resolve("infra/sidecar/cpu/serve.py").toString(),
                        "smollm2-135m",
                        "--port",
                        "" + modelPort,
                        "--requests",
                        "16",
                        "--cache-gib",
                        "2"));
        function = new Part("function", functionPort, SOON, environment(), PackagedProgram.command(List.of()));
        prometheus = new Part("Prometheus", prometheusPort, SOON, Map.of(), prometheus());
    }

    void start() throws Exception {
        prometheus.start();
        store.start();
        function.start();
        model.start();
    }

    @Override
    public void close() throws IOException {
        for (Part part : List.of(function, model, prometheus, store)) {
            part.close();
        }
        broker.stop();
    }

    /** Where the broker listens. */
    String address() {
        return address;
    }

    private Map<String, String> environment() {
        return Map.of(
                "LONGHAND_STORE",
                "s3://drill",
                "LONGHAND_MODEL_URL",
                "http://127.0.0.1:%d/v1".formatted(modelPort),
                "LONGHAND_RETRY_AFTER",
                "2s",
                "KAFKA_BOOTSTRAP_SERVERS",
                address,
                "QUARKUS_HTTP_PORT",
                "" + functionPort,
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + storePort,
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    /** The example of a configuration, looking more often, since a part may live for a minute. */
    private List<String> prometheus() throws IOException {
        Path example = HOME.resolve("infra/observability/prometheus/prometheus.yml");
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                Files.readString(example)
                        .replace(
                                "rules/longhand.yml",
                                example.resolveSibling("rules/longhand.yml").toString())
                        .replace("_interval: 15s", "_interval: 2s")
                        .replace("127.0.0.1:8080", "127.0.0.1:" + functionPort)
                        .replace("127.0.0.1:8000", "127.0.0.1:" + modelPort));
        return List.of(
                ServerProcess.installed("prometheus/prometheus"),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("metrics"),
                "--web.listen-address=127.0.0.1:" + prometheusPort);
    }

    /** Makes sure that every query of the dashboards and the rules has something to show, and says how many there are. */
    String observed() throws Exception {
        Process check = new ProcessBuilder(
                        "timeout",
                        "300",
                        "python3",
                        HOME.resolve("infra/observability/check.py").toString(),
                        "--data",
                        "http://127.0.0.1:" + prometheusPort)
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        return said;
    }

    /** Objects of the bucket, as they lie in the server's folder. */
    Map<Path, String> stored(String pattern) {
        Path bucket = folder.resolve("s3/drill");
        var matcher = bucket.getFileSystem().getPathMatcher("glob:" + bucket + "/" + pattern);
        try (Stream<Path> files = Files.walk(bucket)) {
            Map<Path, String> found = new HashMap<>();
            for (Path file : files.filter(matcher::matches).toList()) {
                found.put(bucket.relativize(file), Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens that this vLLM has written since its start. */
    long generated() throws Exception {
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(modelPort)))
                .build();
        return http.send(metrics, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("vllm:generation_tokens_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
