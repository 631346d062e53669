package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.cli.Program.Ended;
import dev.longhand.cli.Program.Running;
import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line evaluates systems on a scripted model server. */
final class EvaluationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CALLS = 4; // for one prompt: a plan and three sections

    @TempDir
    Path folder;

    private final ScriptedVllm server = new ScriptedVllm();

    @BeforeEach
    void prompts() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), """
                {"prompt": "Write a 1,500-word essay about snow", "type": "Popular Science", "length": 1500}
                {"prompt": "A story of 1,200 words about a hut in the snow", "length": 1200}
                {"prompt": "A 2,000-word guide to avalanches"}
                """);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_larger_limit_pays_for_the_new_prompts_alone() throws IOException {
        Ended first = evaluate("--limit", "1");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("1 of 1: prompt 1, ", "mean S_l ", "480 tokens");
        assertThat(Path.of(first.out().strip()))
                .hasParent(folder.resolve("run").toRealPath())
                .isNotEmptyFile();
        assertThat(server.calls()).isEqualTo(CALLS);
        Ended all = evaluate();
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.err()).contains("1 of 3 prompts are answered already", "3 of 3: ");
        assertThat(server.calls()).isEqualTo(3 * CALLS);
        assertThat(evaluate().err()).contains("3 of 3 prompts are answered already");
        assertThat(server.calls()).isEqualTo(3 * CALLS);
        assertThat(answers()).hasSize(3);
    }

    @Test
    void an_answer_tells_everything_that_a_report_needs_and_its_job_can_be_read() throws IOException {
        evaluate("--limit", "1");
        JsonNode answer = answers().getFirst();
        assertThat(answer.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        ("index prompt type length language system model seed response response_length lengthScore"
                                        + " modelCalls tokens cost seconds sections failure")
                                .split(" ", -1));
        assertThat(answer.path("system").asText()).isEqualTo("longhand");
        assertThat(answer.path("model").asText()).isEqualTo(ScriptedVllm.MODEL);
        assertThat(answer.path("modelCalls").asInt()).isEqualTo(CALLS);
        assertThat(answer.path("response").asText()).startsWith("# " + ScriptedVllm.TITLE);
        assertThat(answer.path("sections")).hasSize(3).allSatisfy(section -> {
            assertThat(section.path("planned").asInt()).isEqualTo(500);
            assertThat(section.path("text").asText()).contains(ScriptedVllm.FLAVOUR);
        });
        JsonNode job = JSON.readTree(
                        program().run("list", "--store", "run/jobs", "--json").out())
                .path(0);
        assertThat(program()
                        .run("read", job.path("job").asText(), "--store", "run/jobs")
                        .out())
                .isEqualTo(answer.path("response").asText());
    }

    @Test
    void a_killed_run_goes_on_where_it_was_and_pays_for_no_section_twice() throws IOException {
        server.holdAfter(4);
        Running killed = program().start(command("run", "--in-flight", "1"));
        await().atMost(PATIENCE)
                .until(() -> server.begun() == CALLS + 2 && answers().size() == 1);
        killed.process().destroyForcibly();
        killed.await();
        server.open();
        Ended resumed = evaluate("--in-flight", "1");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(answers())
                .extracting(answer -> answer.path("failure").asText())
                .containsExactly("", "", "");
        assertThat(server.begun())
                .as("the section under way is all that is asked again")
                .isBetween(3 * CALLS, 3 * CALLS + 1);
    }

    @Test
    void two_commands_do_not_write_in_one_folder() {
        server.holdAfter(0);
        Running first = program().start(command("run"));
        await().atMost(PATIENCE).until(() -> server.begun() > 0);
        Ended second = evaluate();
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("another process is at work on ", "another --out");
        server.open();
        assertThat(first.await().code()).isZero();
        assertThat(server.begun()).isEqualTo(3 * CALLS);
    }

    @Test
    void an_interrupt_says_how_to_go_on() throws IOException, InterruptedException {
        server.holdAfter(3);
        Running running = program().start(command("run", "--in-flight", "1"));
        await().atMost(PATIENCE).until(() -> answers().size() == 1);
        new ProcessBuilder("kill", "-INT", "" + running.process().pid()).start().waitFor();
        Ended ended = running.await();
        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).contains("1 of 3 answers are kept in run, give the same command again");
        assertThat(answers()).hasSize(1);
    }

    @Test
    void a_server_that_stays_away_ends_the_run_and_the_same_command_goes_on() throws IOException {
        evaluate("--limit", "1");
        server.close();
        Ended away = new Program(folder, "-Dlonghand.cli.patience=3s").run(command("run", "--limit", "2"));
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).contains("cannot be reached").doesNotContain("Exception");
        assertThat(answers()).hasSize(1);
    }

    @Test
    void a_server_that_goes_away_in_the_middle_ends_the_run_and_the_same_command_goes_on() throws Exception {
        server.holdAfter(4);
        Running running = new Program(folder, "-Dlonghand.cli.patience=3s").start(command("run", "--in-flight", "1"));
        await().atMost(PATIENCE)
                .until(() -> server.begun() == CALLS + 2 && answers().size() == 1);
        tell("/gate/away");
        server.open();
        Ended away = running.await();
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).contains("are kept in run, give the same command again to go on");
        assertThat(answers()).hasSize(1);
        tell("/gate/back");
        assertThat(evaluate("--in-flight", "1").code()).isZero();
        assertThat(answers()).hasSize(3);
        assertThat(server.begun()).isEqualTo(3 * CALLS);
    }

    @Test
    void the_systems_to_compare_with_run_on_the_same_server() throws IOException {
        Ended plain = evaluate("--system", "plain", "--limit", "2");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(server.calls()).isEqualTo(2);
        assertThat(answers())
                .extracting(answer -> answer.path("system").asText())
                .containsOnly("plain");
        Ended agentWrite = program().run(command("agentwrite", "--system", "agentwrite", "--limit", "1"));
        assertThat(agentWrite.code()).as(agentWrite.err()).isZero();
        assertThat(answers("agentwrite").getFirst().path("sections"))
                .as("the two lines of what the server says to everything")
                .hasSize(2)
                .allSatisfy(section -> assertThat(section.path("text").asText()).contains(ScriptedVllm.FLAVOUR));
    }

    @Test
    void a_text_that_can_only_score_zero_is_left_when_that_is_asked_for() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), "{\"prompt\": \"Two words\", \"length\": 2}\n");
        Ended left = evaluate("--system", "agentwrite", "--until-zero");
        assertThat(left.code()).as(left.err()).isZero();
        assertThat(answers().getFirst().path("lengthScore").asDouble()).isZero();
        assertThat(server.calls())
                .as("the plan and the first of its two sections")
                .isEqualTo(2);
    }

    @Test
    void answers_that_exist_are_scored_without_a_model() throws IOException {
        String response = IntStream.range(0, 750)
                .mapToObj(i -> "snow")
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
        Files.writeString(folder.resolve("theirs.jsonl"), """
                {"prompt": "Write a 1,500-word essay about snow", "length": 1500, "response": "%s"}
                {"prompt": "四字", "length": 4, "response": "山里的雪"}
                """.formatted(response));
        Ended scored = program().run("evaluate", "--answers", "theirs.jsonl", "--out", "run");
        assertThat(scored.code()).as(scored.err()).isZero();
        assertThat(answers())
                .extracting(answer -> answer.path("lengthScore").asDouble())
                .containsExactly(50.0, 100.0);
        assertThat(JSON.readTree(folder.resolve("run/report.json").toFile()).toString())
                .contains("75.0");
        assertThat(server.begun()).isZero();
    }

    @Test
    void a_folder_of_another_run_is_refused() throws IOException {
        evaluate("--limit", "1");
        Ended refused = evaluate("--limit", "1", "--seed", "2", "--layout", "agentwrite");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "run holds another run",
                        "seed is 1, not 2",
                        "layout is turns, not agentwrite",
                        "another --out");
        assertThat(server.calls()).isEqualTo(CALLS);
    }

    private void tell(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private Ended evaluate(String... options) {
        return program().run(command("run", options));
    }

    private String[] command(String out, String... options) {
        return Stream.concat(
                        Stream.of("evaluate", "prompts.jsonl", "--out", out, "--model-url", server.url()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private Program program() {
        return new Program(folder);
    }

    private List<JsonNode> answers() {
        return answers("run");
    }

    private List<JsonNode> answers(String run) {
        Path file = folder.resolve(run).resolve("answers.jsonl");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(EvaluationIT::parsed)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
