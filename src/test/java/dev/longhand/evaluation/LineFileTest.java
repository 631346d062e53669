package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineFileTest {
    @TempDir
    Path folder;

    @Test
    void what_is_added_is_read_in_order() {
        LineFile<EvaluatedAnswer> lines = lines();
        assertThat(lines.read()).isEmpty();
        EvaluatedAnswer first = Answers.of("a", 0, "雪\n\"x\"", 10, "Text\r\nwith lines \u2028 and 😀");
        EvaluatedAnswer second = Answers.of("a", 1, 10, 5);
        lines.add(first);
        lines.add(second);
        assertThat(lines.read()).containsExactly(first, second);
    }

    @Test
    void a_line_torn_by_a_crash_does_not_count_and_makes_room_for_the_next() throws IOException {
        LineFile<EvaluatedAnswer> lines = lines();
        lines.add(Answers.of("a", 0, 10, 5));
        Files.writeString(file(), "{\"index\": 1, \"pro", StandardOpenOption.APPEND);
        assertThat(lines.read()).hasSize(1);
        lines.add(Answers.of("a", 2, 10, 5));
        assertThat(lines.read()).extracting(EvaluatedAnswer::index).containsExactly(0, 2);
    }

    @Test
    void many_threads_may_add() {
        LineFile<EvaluatedAnswer> lines = lines();
        IntStream.range(0, 50).parallel().forEach(i -> lines.add(Answers.of("a", i, 10, 5)));
        assertThat(lines.read()).hasSize(50);
    }

    @Test
    void a_broken_line_is_named() throws IOException {
        lines().add(Answers.of("a", 0, 10, 5));
        Files.writeString(file(), "\n{\"index\": \"x\"}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> lines().read())
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("answers.jsonl")
                .hasMessageContaining("on line 3");
    }

    @Test
    void a_file_that_is_not_text_is_named() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, '\n'});
        assertThatThrownBy(() -> lines().read()).hasMessageContaining("UTF-8");
    }

    @Test
    void of_several_answers_to_one_prompt_and_seed_the_last_counts() {
        List.of(5, 8).forEach(written -> lines().add(Answers.of("a", 0, 10, written)));
        assertThat(new EvaluationFolder(folder).answers())
                .extracting(EvaluatedAnswer::responseLength)
                .containsExactly(8);
    }

    @Test
    void a_folder_without_answers_says_what_to_name() {
        assertThatThrownBy(() -> new EvaluationFolder(folder).answers())
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("name a folder that `longhand evaluate` wrote to");
        assertThat(new EvaluationFolder(folder).judgements()).isEmpty();
    }

    private LineFile<EvaluatedAnswer> lines() {
        return new LineFile<>(file(), EvaluatedAnswer.class);
    }

    private Path file() {
        return folder.resolve("answers.jsonl");
    }
}
