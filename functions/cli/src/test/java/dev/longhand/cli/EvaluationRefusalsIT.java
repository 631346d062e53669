package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.cli.Program.Ended;
import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the packaged command line does not evaluate: it says why in one line, and leaves no folder behind. */
final class EvaluationRefusalsIT {
    @TempDir
    Path folder;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("--out", List.of("evaluate", "prompts.jsonl")),
                Arguments.of("name either", List.of("evaluate", "--out", "run")),
                Arguments.of("name either", List.of("evaluate", "prompts.jsonl", "--answers", "x", "--out", "run")),
                Arguments.of("cannot be read", List.of("evaluate", "none.jsonl", "--out", "run")),
                Arguments.of(
                        "bad.jsonl, line 2 has no text \"prompt\"", List.of("evaluate", "bad.jsonl", "--out", "run")),
                Arguments.of("--limit", List.of("evaluate", "prompts.jsonl", "--out", "run", "--limit", "0")),
                Arguments.of("--in-flight", List.of("evaluate", "prompts.jsonl", "--out", "run", "--in-flight", "0")),
                Arguments.of("--seed", List.of("evaluate", "prompts.jsonl", "--out", "run", "--seed", "-1")),
                Arguments.of("--system", List.of("evaluate", "prompts.jsonl", "--out", "run", "--system", "magic")),
                Arguments.of("mode must be", List.of("evaluate", "prompts.jsonl", "--out", "run", "--mode", "chaos")),
                Arguments.of("--until-zero", List.of("evaluate", "prompts.jsonl", "--out", "run", "--until-zero")),
                Arguments.of(
                        "choices of --system longhand",
                        List.of("evaluate", "prompts.jsonl", "--out", "run", "--system", "plain", "--length", "off")));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String says, List<String> arguments) throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), "{\"prompt\": \"A note\", \"length\": 9}\n");
        Files.writeString(folder.resolve("bad.jsonl"), "{\"prompt\": \"a\", \"length\": 9}\n{\"length\": 9}\n");
        try (ScriptedVllm server = new ScriptedVllm()) {
            Ended ended =
                    new Program(folder, "-Dlonghand.model.url=" + server.url()).run(arguments.toArray(String[]::new));
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err().strip())
                    .startsWith("longhand: ")
                    .contains(says)
                    .doesNotContain("\n", "Exception");
        }
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
