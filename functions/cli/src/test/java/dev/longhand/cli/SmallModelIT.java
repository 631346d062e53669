package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line with a real small model, which it gets, starts and ends by itself. */
final class SmallModelIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void a_short_document_is_written_by_a_real_model() throws IOException {
        JsonNode report = write("Write about 60 words on why rivers bend.", "--length", "off");
        assertThat(report.path("modelCalls").asInt())
                .isBetween(1, 3)
                .isEqualTo(report.path("sections").path(0).path("attempts").asInt());
        assertThat(report.path("words").asInt()).isBetween(5, 200);
        assertThat(report.path("tokens").path("completion").asInt()).isPositive();
        assertThat(Files.readString(Path.of(report.path("document").asText()))).isNotBlank();
    }

    @Test
    void a_document_does_not_outgrow_its_words_by_more_than_a_sentence() throws IOException {
        JsonNode report = write("Write about 60 words on why rivers bend.");
        assertThat(report.path("modelCalls").asInt()).isBetween(1, 16);
        assertThat(report.path("words").asInt()).isBetween(5, 80);
    }

    @Test
    void a_planned_document_reuses_the_servers_prefix_cache() throws IOException {
        JsonNode report = write("Write about rivers.", "--mode", "planned", "--words", "400", "--length", "off");
        assertThat(report.path("sections").size()).isGreaterThanOrEqualTo(1);
        assertThat(report.path("modelCalls").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(report.path("tokens").path("cached").asInt()).isPositive();
    }

    private JsonNode write(String instruction, String... options) throws IOException {
        String[] command = Stream.concat(
                        Stream.of(
                                "write",
                                instruction,
                                "--store",
                                "store",
                                "--seed",
                                "1",
                                "--json",
                                "--model",
                                "smollm2-135m"),
                        Stream.of(options))
                .toArray(String[]::new);
        Ended ended = new Program(folder).run(command);
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }
}
