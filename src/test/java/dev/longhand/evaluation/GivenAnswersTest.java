package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GivenAnswersTest {
    @TempDir
    Path folder;

    @Test
    void answers_in_the_benchmarks_form_are_handed_out_under_the_files_name() throws IOException {
        GivenAnswers given = read("""
                {"prompt": "a", "length": 4, "type": "x", "response_length": 9, "response": "one two three four"}
                {"prompt": "a", "length": 4, "response": "五六"}
                """);
        assertThat(given.name()).isEqualTo("some-model.v2");
        assertThat(given.prompts()).extracting(EvaluationPrompt::index).containsExactly(0, 1);
        assertThat(given.write(task(0)).text()).isEqualTo("one two three four");
        assertThat(given.write(task(1)).text()).isEqualTo("五六");
        assertThat(given.write(task(1)).cost().modelCalls()).isZero();
    }

    @Test
    void an_empty_answer_is_a_failure_and_a_missing_one_is_refused() throws IOException {
        assertThat(read("{\"prompt\": \"a\", \"length\": 4, \"response\": \"\\n\"}").write(task(0)).failure())
                .contains("empty");
        assertThatThrownBy(() -> read("{\"prompt\": \"a\", \"length\": 4}")).hasMessageContaining("no text \"response\"");
    }

    private GivenAnswers read(String text) throws IOException {
        return GivenAnswers.read(Files.writeString(folder.resolve("some-model.v2.jsonl"), text));
    }

    private static WritingTask task(int index) {
        return new WritingTask(index, "a", 4, Language.EN, 1);
    }
}
