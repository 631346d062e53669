package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.longhand.document.JobId;
import dev.longhand.event.TraceContext;
import dev.longhand.wiring.ScriptedVllm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program sends to a collector of traces, as it lies on the wire: protobuf over HTTP. */
class TracesIT {
    private static final String SECRET = "an instruction that nobody else may read";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private HttpServer collector;

    @TempDir
    Path folder;

    @BeforeEach
    void collect() throws IOException {
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
                Runner runner = new Runner(
                        folder.resolve("log"),
                        Map.of(
                                "LONGHAND_STORE",
                                folder.resolve("store").toString(),
                                "LONGHAND_MODEL_URL",
                                model.url(),
                                "OTEL_SDK_DISABLED",
                                "false",
                                "OTEL_EXPORTER_OTLP_PROTOCOL",
                                "http/protobuf",
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + collector.getAddress().getPort()))) {
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
