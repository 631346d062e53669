package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands that judge and compare evaluations. */
final class EvaluationReportIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final ScriptedJudge judge = new ScriptedJudge();

    @BeforeEach
    void evaluate() throws IOException {
        answers("ours", "longhand", "snow ".repeat(100), "snow ".repeat(90), "snow ".repeat(80));
        answers("theirs", "plain", "ice ".repeat(50), "ice ".repeat(50) + ScriptedJudge.UNJUDGEABLE);
    }

    @AfterEach
    void close() {
        judge.close();
    }

    @Test
    void runs_stand_side_by_side_on_the_prompts_that_both_have() throws IOException {
        Ended ended = program().run("compare", "ours", "theirs", "--out", "both.html");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines().toList())
                .anyMatch(line -> line.matches(" +longhand +plain"))
                .anyMatch(line -> line.matches("S_l +97\\.2 +51\\.0"))
                .anyMatch(line -> line.matches("S_l +−46\\.2 \\(.* to .*\\)"));
        assertThat(ended.err()).contains("left out, because not every run has the prompt: 1 answer of longhand");
        assertThat(Files.readString(folder.resolve("both.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<svg");
    }

    @Test
    void judgements_are_kept_and_paid_for_once() throws IOException {
        Ended ended = judged("ours", "--times", "2");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().strip()).endsWith("report.html");
        assertThat(ended.err()).contains("6 judgements", "6 of 6: prompt", "S_q 75.0");
        assertThat(judge.calls()).isEqualTo(6);
        JsonNode quality = JSON.readTree(folder.resolve("ours/report.json").toFile())
                .path("systems")
                .path(0)
                .path("quality")
                .path(0);
        assertThat(quality.path("judge").asText()).isEqualTo("strict");
        assertThat(quality.path("quality").asDouble()).isEqualTo(75);
        assertThat(quality.path("dimensions").path("breadth_and_depth").asDouble())
                .isEqualTo(75);
        judged("ours", "--times", "2");
        assertThat(judge.calls()).isEqualTo(6);
    }

    @Test
    void what_cannot_be_judged_is_reported_with_its_reason() throws IOException {
        Ended ended = judged("theirs");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("failed: the judge did not give six scores");
        assertThat(Files.readString(folder.resolve("theirs/report.md")))
                .contains("Judgements without scores", "I had rather not.");
        assertThat(judge.calls()).isEqualTo(1 + 3);
    }

    @Test
    void wrong_use_is_told_in_one_line() {
        refused(1, "LONGHAND_JUDGE_API_KEY", "judge", "ours", "--judge-url", judge.url());
        refused(2, "--judge-url must be like", "judge", "ours", "--judge-url", "nonsense");
        refused(2, "give its server with --judge-url", "judge", "ours");
        refused(2, "has no answers.jsonl", "judge", "nowhere", "--judge-url", judge.url());
        refused(2, "whole numbers from 1", "judge", "ours", "--judge-url", judge.url(), "--times", "0");
        refused(2, "at least two", "compare", "ours");
        refused(2, ".html, .md or .json", "compare", "ours", "theirs", "--out", "both.pdf");
        refused(2, "--help", "compare");
    }

    private void refused(int code, String says, String... arguments) {
        Ended ended = program().run(arguments);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err().strip()).startsWith("longhand: ").contains(says).doesNotContain("\n", "Exception");
    }

    private Ended judged(String directory, String... options) {
        List<String> arguments = new ArrayList<>(List.of("judge", directory, "--judge-url", judge.url()));
        arguments.addAll(List.of(options));
        return program("-Dlonghand.judge.api-key=" + ScriptedJudge.KEY).run(arguments.toArray(String[]::new));
    }

    private Program program(String... settings) {
        return new Program(folder, settings);
    }

    private void answers(String directory, String system, String... responses) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < responses.length; i++) {
            lines.add(line(i, system, responses[i]));
        }
        Files.createDirectories(folder.resolve(directory));
        Files.write(folder.resolve(directory).resolve("answers.jsonl"), lines);
    }

    private static String line(int index, String system, String response) {
        ObjectNode line = JSON.createObjectNode()
                .put("index", index)
                .put("prompt", "Write about snow, number " + index)
                .put("type", "Essay")
                .put("length", 100)
                .put("language", "EN")
                .put("system", system)
                .put("model", "tiny")
                .put("seed", 1)
                .put("response", response)
                .put("response_length", 0)
                .put("lengthScore", 0)
                .put("tokens", 1_000)
                .put("modelCalls", 1)
                .put("seconds", 1)
                .put("failure", "");
        line.putObject("cost")
                .put("modelCalls", 1)
                .put("lost", 0)
                .putObject("usage")
                .put("cached", 0)
                .put("prompt", 900)
                .put("completion", 100);
        line.putArray("sections");
        return line.toString();
    }
}
