package dev.longhand.knative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.event.EventCodec;
import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events from the CloudEvents SDK for Go, which shares no code with this program. */
@Tag("servers")
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
class GoSenderTest {
    @TestHTTPResource
    URI function = URI.create("");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"binary", "structured"})
    void an_event_is_answered_with_one_that_its_sender_understands(String mode) throws Exception {
        List<String> answer = sent(mode, "{\"instruction\":\"Write about 雪\"}");
        assertThat(answer).first().isEqualTo("200");
        assertThat(answer.getLast()).contains("\"type\":\"" + EventCodec.STEP + "\"", "\"step\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "structured"})
    void what_cannot_be_carried_out_is_refused(String mode) throws Exception {
        assertThat(sent(mode, "{\"instruction\":\" \"}")).containsExactly("400");
    }

    @Test
    void a_batch_is_refused_with_a_reason() throws Exception {
        assertThat(sent("batch", "{\"instruction\":\"Write about 雪\"}"))
                .containsExactly("400", "batches are not taken: send one event a call");
    }

    private List<String> sent(String mode, String data) throws IOException, InterruptedException {
        Path event = Files.writeString(
                folder.resolve("event"),
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"%s\",\"source\":\"/go\",\"datacontenttype\":\"application/json\",\"data\":%s}"
                        .formatted(UUID.randomUUID(), EventCodec.REQUESTED, data));
        Path output = folder.resolve("output");
        Process sender = new ProcessBuilder(ServerProcess.installed("cloudevents-sender"), function.toString(), mode)
                .redirectInput(event.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(sender.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            return Files.readAllLines(output);
        } finally {
            sender.destroyForcibly();
        }
    }
}
