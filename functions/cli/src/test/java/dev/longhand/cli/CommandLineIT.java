package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.cli.Program.Ended;
import dev.longhand.cli.Program.Running;
import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged command line against a scripted model server. */
final class CommandLineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ESSAY = "Write a 1,500-word essay about snow";

    @TempDir
    Path folder;

    private final ScriptedVllm server = new ScriptedVllm();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_document_is_written_and_its_path_is_all_that_standard_output_says() throws IOException {
        Ended ended = write();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("Planning", "Section 1 of 3", "Section 3 of 3", "Done:");
        assertThat(Files.readString(Path.of(ended.out().strip())))
                .startsWith("# " + ScriptedVllm.TITLE + "\n\n## Part 1\n\n" + ScriptedVllm.FLAVOUR)
                .contains("## Part 3", "## Part 5");
        assertThat(server.calls()).isEqualTo(4);
    }

    @Test
    void what_a_document_will_cost_is_told_without_a_server_and_nothing_is_begun() throws IOException {
        Program priced = program(
                "-Dlonghand.price.prompt=1",
                "-Dlonghand.price.completion=4",
                "-Dlonghand.price.currency=EUR",
                "-Dlonghand.model.name=longwriter-9b");
        String[] asked = {"write", ESSAY, "--estimate", "--store", "store", "--model-url", "http://127.0.0.1:9"};
        Ended told = priced.run(asked);
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("longwriter-9b", "3, by 4 calls", "EUR").doesNotContain("GPU");
        Ended json =
                priced.run(Stream.concat(Stream.of(asked), Stream.of("--json")).toArray(String[]::new));
        JsonNode estimate = JSON.readTree(json.out());
        JsonNode tokens = estimate.path("tokens");
        assertThat(estimate.path("sections")).hasSize(3);
        assertThat(estimate.path("bill").path("money").asDouble())
                .isEqualTo((tokens.path("prompt").asDouble()
                                + 4 * tokens.path("completion").asDouble())
                        / 1e6);
        try (Stream<Path> kept = Files.walk(folder.resolve("store"))) {
            assertThat(kept).noneMatch(Files::isRegularFile);
        }
    }

    @Test
    void with_json_one_object_tells_everything_and_the_copy_is_where_it_was_asked() throws IOException {
        Ended ended = write("--json", "--out", "essay.md");
        JsonNode report = JSON.readTree(ended.out());
        assertThat(fields(report))
                .containsExactly(
                        "job",
                        "title",
                        "target",
                        "words",
                        "lengthScore",
                        "sections",
                        "modelCalls",
                        "tokens",
                        "bill",
                        "seconds",
                        "document");
        assertThat(fields(report.path("sections").path(0)))
                .containsExactly("point", "budget", "words", "attempts", "tokens", "bill");
        assertThat(fields(report.path("bill"))).containsExactly("gpuSeconds", "money", "currency");
        assertThat(report.path("bill").path("money").isNull()).isTrue();
        assertThat(fields(report.path("tokens"))).containsExactly("prompt", "cached", "completion");
        assertThat(report.path("target").asInt()).isEqualTo(1_500);
        assertThat(report.path("modelCalls").asInt()).isEqualTo(4);
        assertThat(report.path("document").asText())
                .isEqualTo(folder.resolve("essay.md").toRealPath().toString());
        assertThat(folder.resolve("essay.md")).isNotEmptyFile();
    }

    @Test
    void a_killed_run_is_resumed_at_its_first_missing_section_and_pays_for_nothing_twice() throws IOException {
        server.holdAfter(1);
        Running killed = program().start(command(ESSAY));
        await().atMost(Duration.ofMinutes(2)).until(() -> server.calls() == 2 && sections() == 1);
        killed.process().destroyForcibly();
        killed.await();
        server.open();
        JsonNode job = JSON.readTree(
                        program().run("list", "--store", "store", "--json").out())
                .path(0);
        assertThat(job.path("state").asText()).isEqualTo("writing");
        Ended resumed = program()
                .run("resume", job.path("job").asText(), "--store", "store", "--model-url", server.url(), "--json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(JSON.readTree(resumed.out()).path("modelCalls").asInt()).isEqualTo(2);
        assertThat(Files.readString(
                        Path.of(JSON.readTree(resumed.out()).path("document").asText())))
                .containsSubsequence("## Part 1", "## Part 3", "## Part 5");
    }

    @Test
    void an_interrupt_keeps_what_is_written_and_says_how_to_go_on() throws IOException, InterruptedException {
        server.holdAfter(1);
        Running running = program().start(command(ESSAY));
        await().atMost(Duration.ofMinutes(2)).until(() -> sections() == 1);
        new ProcessBuilder("kill", "-INT", "" + running.process().pid()).start().waitFor();
        Ended ended = running.await();
        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).contains("go on with: longhand resume ");
        assertThat(sections()).isEqualTo(1);
    }

    @Test
    void a_job_can_be_listed_read_looked_at_and_not_cancelled_twice() throws IOException {
        write();
        JsonNode line = JSON.readTree(
                        program().run("list", "--store", "store", "--json").out())
                .path(0);
        String job = line.path("job").asText();
        assertThat(line.path("state").asText()).isEqualTo("completed");
        assertThat(program().run("read", job, "--store", "store").out()).contains(ScriptedVllm.FLAVOUR);
        assertThat(program().run("status", job, "--store", "store").out()).contains("completed", "3 of 3");
        Ended cancelled = program().run("cancel", job, "--store", "store");
        assertThat(cancelled.code()).isEqualTo(1);
        assertThat(cancelled.err()).contains("ended already");
        Ended again = program().run("resume", job, "--store", "store", "--json");
        assertThat(JSON.readTree(again.out()).path("modelCalls").asInt()).isZero();
    }

    @Test
    void what_is_stored_can_be_checked_and_deleted() throws IOException {
        write();
        String job = JSON.readTree(
                        program().run("list", "--store", "store", "--json").out())
                .path(0)
                .path("job")
                .asText();
        Ended sound = program().run("check", "--all", "--store", "store");
        assertThat(sound.code()).as(sound.out()).isZero();
        assertThat(sound.out()).contains("1 checked, 0 with something wrong");
        Path section = folder.resolve("store/00000000000000000000000000/" + job + "/sections/00001.json");
        Files.writeString(section, Files.readString(section).replace("naïve", "naive"));
        Ended changed = program().run("check", job, "--store", "store");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("does not follow the one before", "restore it from a copy");
        assertThat(program().run("delete", job, "--store", "store").code()).isZero();
        assertThat(program().run("list", "--store", "store").out()).isEmpty();
        assertThat(program().run("read", job, "--store", "store").err()).contains("there is no job");
        assertThat(program().run("check", "--all", "--store", "store").code()).isZero();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(2, "name one job, or give --all", List.of("check")),
                Arguments.of(1, "there is no job", List.of("pause", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(1, "there is no job", List.of("delete", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(1, "there is no job", List.of("check", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(2, "instruction is empty", List.of("write", "  ")),
                Arguments.of(2, "1,048,576 characters", List.of("write", "@big.txt")),
                Arguments.of(2, "cannot be read", List.of("write", "@missing.txt")),
                Arguments.of(2, "instruction is empty", List.of("write", "-")),
                Arguments.of(2, "words must be from 1 to", List.of("write", "x", "--words", "0")),
                Arguments.of(2, "words must be from 1 to", List.of("write", "x", "--words", "-5")),
                Arguments.of(2, "words must be from 1 to", List.of("write", "x", "--words", "10000000")),
                Arguments.of(2, "--words", List.of("write", "x", "--words", "many")),
                Arguments.of(2, "language must be", List.of("write", "x", "--language", "fr")),
                Arguments.of(2, "mode must be", List.of("write", "x", "--mode", "chaos")),
                Arguments.of(2, "longhand.model.url must be like", List.of("write", "x", "--model-url", "nonsense")),
                Arguments.of(2, "cannot be written", List.of("write", "x", "--out", "no/such/folder/x.md")),
                Arguments.of(2, "--help", List.of("wriet", "x")),
                Arguments.of(2, "--help", List.of("write")),
                Arguments.of(1, "cannot be reached", List.of("write", "x", "--model-url", "http://127.0.0.1:9")),
                Arguments.of(1, "it has: scripted", List.of("write", "x", "--model", "other", "--model-url", "URL")),
                Arguments.of(1, "there is no model other", List.of("write", "x", "--model", "other")),
                Arguments.of(1, "cannot be used", List.of("write", "x", "--store", "big.txt", "--model-url", "URL")),
                Arguments.of(2, "is not a folder", List.of("write", "x", "--store", "ftp://x/y", "--model-url", "URL")),
                Arguments.of(2, "not a job id", List.of("status", "../../etc")),
                Arguments.of(1, "there is no job", List.of("status", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(1, "there is no job", List.of("read", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(1, "there is no job", List.of("resume", "01aaaaaaaaaaaaaaaaaaaaaaaa")),
                Arguments.of(1, "there is no job", List.of("cancel", "01aaaaaaaaaaaaaaaaaaaaaaaa")));
    }

    @ParameterizedTest
    @MethodSource
    void refused(int code, String says, List<String> arguments) throws IOException {
        Files.writeString(folder.resolve("big.txt"), "x".repeat(1 << 20));
        Ended ended = program("-Dlonghand.store=store")
                .run(arguments.stream()
                        .map(argument -> argument.equals("URL") ? server.url() : argument)
                        .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err().strip()).startsWith("longhand: ").contains(says).doesNotContain("\n", "Exception");
        assertThat(ended.out()).isEmpty();
        assertThat(folder.resolve("store/00000000000000000000000000")).doesNotExist();
    }

    @Test
    void one_settings_file_serves_every_program_and_a_misspelt_name_is_refused() throws IOException {
        Path file = folder.resolve("longhand.properties");
        Files.writeString(file, "longhand.http.api-key=k\nlonghand.cli.patience=1m\nlonghand.store=store\n");
        Program program = program("-Dsmallrye.config.locations=" + file);
        assertThat(program.run("list").code()).isZero();
        Files.writeString(file, "longhand.stor=elsewhere\n");
        Ended ended = program.run("list");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("a setting is wrong", "longhand.stor");
    }

    @Test
    void a_command_listens_nowhere_so_that_several_run_at_once() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = program("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + taken.getLocalPort())
                    .run(command(ESSAY));
            assertThat(ended.code()).as(ended.err()).isZero();
        }
    }

    @Test
    void help_needs_no_model_and_names_every_command() {
        Ended ended = program().run("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("write", "resume", "status", "list", "read", "cancel", "models", "serve");
    }

    private Ended write(String... options) {
        return program().run(command(ESSAY, options));
    }

    private String[] command(String instruction, String... options) {
        return Stream.concat(
                        Stream.of("write", instruction, "--store", "store", "--seed", "1", "--model-url", server.url()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private Program program(String... javaOptions) {
        return new Program(folder, javaOptions);
    }

    private long sections() throws IOException {
        if (!Files.exists(folder.resolve("store"))) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(file -> file.toString().matches(".*/sections/[0-9]+\\.json"))
                    .count();
        }
    }

    private static List<String> fields(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
