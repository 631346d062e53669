package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.JobId;
import dev.longhand.wiring.ScriptedVllm;
import dev.longhand.wiring.TraceCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program tells of its work: traces, as they lie on the wire (protobuf over HTTP), and its log as JSON. */
class TelemetryIT {
    private static final String SECRET = "an instruction that nobody else may read";

    private TraceCollector collector;
    private Path log;

    @TempDir
    Path folder;

    @BeforeEach
    void collect() throws IOException {
        log = folder.resolve("log");
        collector = new TraceCollector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void a_document_is_one_trace_without_its_text() throws Exception {
        try (ScriptedVllm model = new ScriptedVllm(3, Duration.ZERO);
                Runner runner = runner(model)) {
            runner.start();
            JobId job = new JobId(runner.submit(SECRET, 1_500));
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(heard()).contains("document", TraceCollector.span(job)));
            assertThat(heard())
                    .contains(TraceCollector.trace(job), job.value(), "step", "plan", "write", "assemble")
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

    private String heard() throws IOException {
        return TraceCollector.heardAt(collector.url());
    }

    private Runner runner(ScriptedVllm model) {
        Map<String, String> environment = new HashMap<>(collector.environment());
        environment.put("LONGHAND_STORE", folder.resolve("store").toString());
        environment.put("LONGHAND_MODEL_URL", model.url());
        environment.put("LONGHAND_LOG_FORMAT", "json");
        return new Runner(log, environment);
    }
}
