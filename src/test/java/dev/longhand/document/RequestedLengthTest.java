package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedLengthTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Asked(int length, OptionalInt found) {
        boolean wrong() {
            return found.isPresent() && found.getAsInt() != length;
        }
    }

    @ParameterizedTest
    @CsvSource({"longbench_write_dev.jsonl, 61", "longwrite_ruler_dev.jsonl, 24"})
    void no_length_of_the_benchmark_is_wrong_and_one_at_most_is_missed(String file, int found) throws IOException {
        List<Asked> prompts = lines(file).map(RequestedLengthTest::asked).toList();
        assertThat(prompts).noneMatch(Asked::wrong);
        assertThat(prompts).filteredOn(prompt -> prompt.found().isPresent()).hasSize(found);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_length_is_found_in_the_forms_that_people_write(String line) {
        String[] lengthAndPrompt = line.split("\t", 2);
        OptionalInt found = RequestedLength.find(lengthAndPrompt[1].replace("\\n", "\n"));
        assertThat(found.isPresent() ? "" + found.getAsInt() : "-").isEqualTo(lengthAndPrompt[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500字", "500 words ", "每章500字，", "one ", "1,000 ", "\"", "“", "字数", "三", "each of "})
    void a_megabyte_of_lengths_takes_no_time_to_speak_of(String lengths) {
        String text = lengths.repeat((1 << 20) / lengths.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> RequestedLength.find(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "字", "9999999999 words", "900 chapters of 9,000,000 words each", "\ud800500字"})
    void nothing_makes_it_stumble(String instruction) {
        assertThatCode(() -> RequestedLength.find(instruction)).doesNotThrowAnyException();
    }

    static Stream<String> forms() throws IOException {
        return lines("requested-lengths.tsv");
    }

    private static Asked asked(String line) {
        try {
            JsonNode prompt = JSON.readTree(line);
            return new Asked(
                    prompt.get("length").asInt(),
                    RequestedLength.find(prompt.get("prompt").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream bytes = RequestedLengthTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
