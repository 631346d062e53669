package dev.longhand.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.DocumentRequest;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.wiring.PackagedProgram;
import dev.longhand.wiring.SqsProcess;
import dev.longhand.wiring.SqsQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program between real queues and a real small model, which it starts by itself. */
@Tag("packaged")
class RealModelIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int VISIBILITY_SECONDS = 15;

    /** A section has a thousand words at most; so small a model does not plan many. */
    private static final int FEWEST_SECTIONS = 2;

    private static final Path SIDECAR = Path.of("../../infra/sidecar/local").toAbsolutePath();
    private static final DocumentRequest REQUEST =
            new DocumentRequest("Write about rivers.", 1200, null, "planned", null, "off", 1L, "smollm2-135m", null);

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_program_that_is_killed_on_the_way_leaves_no_section_behind_and_tells_the_end() throws Exception {
        try (SqsProcess sqs = new SqsProcess(VISIBILITY_SECONDS)) {
            byte[] request = EventCodec.structured(new DocumentRequested("/tests", "rivers", REQUEST));
            new SqsQueue(sqs.queue("longhand-events")).send(new String(request, StandardCharsets.UTF_8));
            byte[] first;
            Process killed = start(sqs);
            try {
                await().atMost(LONG).until(() -> sections().size() == 1);
                first = Files.readAllBytes(sections().getFirst());
            } finally {
                kill(killed);
            }
            Process other = start(sqs);
            try {
                List<JsonNode> ends = new ArrayList<>();
                await().atMost(LONG)
                        .until(() -> ends.addAll(new SqsQueue(sqs.queue("longhand-ended")).drain()) || !ends.isEmpty());
                assertThat(ends.getFirst().path("Body").asText())
                        .contains("dev.longhand.document.completed", "/tests#rivers");
            } finally {
                kill(other);
            }
            assertThat(sections()).hasSizeGreaterThanOrEqualTo(FEWEST_SECTIONS);
            assertThat(sections().getFirst()).hasBinaryContent(first);
        }
    }

    private Process start(SqsProcess sqs) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PackagedProgram.command(List.of(
                        "-Dlonghand.sidecar.directory=" + SIDECAR,
                        "-Dlonghand.store=" + folder.resolve("store"),
                        "-Dmp.messaging.incoming.events.visibility-timeout=" + VISIBILITY_SECONDS)))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT",
                        "0",
                        "AWS_ENDPOINT_URL_SQS",
                        sqs.url(),
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_ACCESS_KEY_ID",
                        "any",
                        "AWS_SECRET_ACCESS_KEY",
                        "any"));
        return builder.start();
    }

    /** Ends it as {@code kill -9} does. */
    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The sections that are stored, in order. */
    private List<Path> sections() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/sections/\\d+\\.json"))
                    .sorted()
                    .toList();
        }
    }
}
