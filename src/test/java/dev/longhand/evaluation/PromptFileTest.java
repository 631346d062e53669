package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptFileTest {
    @TempDir
    Path folder;

    @Test
    void prompts_are_numbered_by_their_lines_and_empty_lines_are_passed_over() throws IOException {
        List<EvaluationPrompt> prompts = read("""
                {"prompt": "Write about rivers", "type": "Popular Science", "length": 400}

                {"prompt": "写一篇1000字的旅行指南", "length": 1000, "note": [1]}
                """);
        assertThat(prompts)
                .containsExactly(
                        new EvaluationPrompt(0, "Write about rivers", "Popular Science", 400),
                        new EvaluationPrompt(2, "写一篇1000字的旅行指南", "", 1_000));
        assertThat(prompts).extracting(EvaluationPrompt::language).containsExactly(Language.EN, Language.ZH);
    }

    @Test
    void a_prompt_without_a_length_has_the_one_that_it_asks_for() throws IOException {
        assertThat(read("{\"prompt\": \"A 3,000-word guide to tomatoes\", \"length\": null}"))
                .extracting(EvaluationPrompt::length)
                .containsExactly(3_000);
    }

    @Test
    void a_file_of_another_system_with_its_mark_and_line_ends_is_read() throws IOException {
        assertThat(read("\uFEFF{\"prompt\": \"a\", \"length\": 10}\r\n{\"prompt\": \"b\", \"length\": 20}\r\n"))
                .extracting(EvaluationPrompt::length)
                .containsExactly(10, 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON | line 2 is not a JSON object",
                "{\"prompt\": \"a\", \"length\": 10 | line 2 is not a JSON object",
                "[\"a\", 10] | line 2 is not a JSON object",
                "{\"prompt\": \"a\", \"length\": 10} {} | line 2 is not a JSON object",
                "{\"length\": 10} | line 2 has no text \"prompt\"",
                "{\"prompt\": 7, \"length\": 10} | line 2 has no text \"prompt\"",
                "{\"prompt\": \" \", \"length\": 10} | line 2 has a prompt of 0 characters",
                "{\"prompt\": \"a\"} | line 2 has no \"length\" and its prompt names none",
                "{\"prompt\": \"a\", \"length\": \"10\"} | line 2 has the \"length\" \"10\"",
                "{\"prompt\": \"a\", \"length\": 0} | line 2 has the \"length\" 0",
                "{\"prompt\": \"a\", \"length\": 1.5} | line 2 has the \"length\" 1.5",
                "{\"prompt\": \"a\", \"length\": 200001} | line 2 has the \"length\" 200001",
                "{\"prompt\": \"\\ud800\", \"length\": 10} | line 2 has half of a character pair"
            })
    void a_line_that_is_wrong_is_named_with_its_file_and_what_is_wrong(String line, String problem) {
        assertThatThrownBy(() -> read("{\"prompt\": \"a\", \"length\": 10}\n" + line + "\n"))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID))
                .hasMessageContaining("prompts.jsonl, " + problem)
                .extracting(Throwable::getMessage)
                .asString()
                .contains(": ")
                .doesNotContain("\n");
    }

    @Test
    void a_file_that_is_missing_empty_or_no_text_is_refused() throws IOException {
        assertThatThrownBy(() -> PromptFile.read(folder.resolve("none"))).hasMessageContaining("none cannot be read");
        assertThatThrownBy(() -> read("\n \n")).hasMessageContaining("is empty");
        Path file = Files.write(folder.resolve("latin"), new byte[] {'{', (byte) 0xE9, '}'});
        assertThatThrownBy(() -> PromptFile.read(file)).hasMessageContaining("is not UTF-8 text");
    }

    private List<EvaluationPrompt> read(String text) throws IOException {
        return PromptFile.read(Files.writeString(folder.resolve("prompts.jsonl"), text));
    }
}
