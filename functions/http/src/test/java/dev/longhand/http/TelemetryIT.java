package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.longhand.document.JobId;
import dev.longhand.event.TraceContext;
import dev.longhand.wiring.ScriptedVllm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program tells of its work: traces, as they lie on the wire (protobuf over HTTP), and its log as JSON. */
class TelemetryIT {
    private static final String SECRET = "an instruction that nobody else may read";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private HttpServer collector;
    private Path log;

    @TempDir
    Path folder;

    @BeforeEach
    void collect() throws IOException {
        log = folder.resolve("log");
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (sent) {
                sent.writeBytes(body);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void a_document_is_one_trace_without_its_text() throws Exception {
        try (ScriptedVllm model = new ScriptedVllm(3, Duration.ZERO);
                Runner runner = runner(model)) {
            runner.start();
            JobId job = new JobId(runner.submit(SECRET, 1_500));
            TraceContext trace = TraceContext.of(job);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(heard()).contains("document", bytes(trace.spanId())));
            assertThat(heard())
                    .contains(bytes(trace.traceId()), job.value(), "step", "plan", "write", "assemble")
                    .contains("chat " + ScriptedVllm.MODEL, "gen_ai.usage.output_tokens")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void a_line_of_the_log_is_an_object_that_names_job_and_step() throws Exception {
        try (ScriptedVllm model = new ScriptedVllm(3, Duration.ZERO);
                Runner runner = runner(model)) {
            runner.start();
            String job = runner.submit("Write about snow", 1_500);
            await().atMost(Duration.ofMinutes(2)).until(() -> runner.allEnded(List.of(job)));
            List<JsonNode> committed = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                if (line.contains(" committed")) {
                    committed.add(new JsonMapper().readTree(line));
                }
            }
            assertThat(committed).extracting(line -> line.path("step").asText()).containsExactly("0", "1", "2", "3");
            assertThat(committed).extracting(line -> line.path("job").asText()).containsOnly(job);
        }
    }

    private Runner runner(ScriptedVllm model) {
        return new Runner(
                log,
                Map.of(
                        "LONGHAND_STORE",
                        folder.resolve("store").toString(),
                        "LONGHAND_MODEL_URL",
                        model.url(),
                        "LONGHAND_LOG_FORMAT",
                        "json",
                        "OTEL_SDK_DISABLED",
                        "false",
                        "OTEL_EXPORTER_OTLP_PROTOCOL",
                        "http/protobuf",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort()));
    }

    /** All bytes so far, one character each. */
    private String heard() {
        synchronized (sent) {
            return sent.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
