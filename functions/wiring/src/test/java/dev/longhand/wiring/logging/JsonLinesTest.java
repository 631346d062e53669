package dev.longhand.wiring.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void a_line_is_one_object_that_says_what_the_thread_is_at_work_on() throws Exception {
        ExtLogRecord line = new ExtLogRecord(Level.WARNING, "the \"broker\"\nis away", "dev.longhand");
        line.setLoggerName("dev.longhand.queue");
        line.putMdc("job", "01m833qsy9fecq7br09s49vkcp");
        line.putMdc("step", "3");
        line.setInstant(Instant.parse("2026-11-29T08:00:00.5Z"));

        String text = new JsonLines().format(line);

        assertThat(text.lines()).hasSize(1);
        assertThat(text).endsWith("\n");
        JsonNode object = new JsonMapper().readTree(text);
        assertThat(object.path("time").asText()).isEqualTo("2026-11-29T08:00:00.500Z");
        assertThat(object.path("severity").asText()).isEqualTo("WARNING");
        assertThat(object.path("message").asText()).isEqualTo("the \"broker\"\nis away");
        assertThat(object.path("job").asText()).isEqualTo("01m833qsy9fecq7br09s49vkcp");
        assertThat(object.path("step").asText()).isEqualTo("3");
        assertThat(object.has("error")).isFalse();
    }

    @Test
    void an_error_has_its_stack() throws Exception {
        ExtLogRecord line = new ExtLogRecord(Level.SEVERE, "unforeseen", "dev.longhand");
        line.setThrown(new IllegalStateException("no folder"));

        JsonNode object = new JsonMapper().readTree(new JsonLines().format(line));

        assertThat(object.path("severity").asText()).isEqualTo("ERROR");
        assertThat(object.path("error").asText()).contains("IllegalStateException: no folder", "JsonLinesTest");
    }
}
