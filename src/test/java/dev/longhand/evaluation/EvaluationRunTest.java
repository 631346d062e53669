package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.model.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationRunTest {
    private static final RunSettings SETTINGS =
            new RunSettings("prompts.jsonl", "abc", "script", "", "", "", "model", 1, Sampling.DEFAULT);

    @TempDir
    Path folder;

    /** A system that answers by a function and remembers what it was asked. */
    private record Script(List<Integer> asked, Function<WritingTask, Written> answers) implements WritingSystem {
        Script(Function<WritingTask, Written> answers) {
            this(Collections.synchronizedList(new ArrayList<>()), answers);
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Written write(WritingTask task) {
            asked.add(task.index());
            return answers.apply(task);
        }
    }

    @Test
    void an_answer_is_kept_with_its_score_and_its_cost() throws IOException {
        List<WrittenSection> sections = List.of(new WrittenSection("all", 8, "雪 Snow falls\n\"again\""));
        Cost cost = new Cost(2, new Usage(10, 4, 5));
        List<EvaluatedAnswer> answers = run(
                new Script(task -> Written.text("雪 Snow falls\n\"again\"", sections, cost, 1.5)), prompts(8));
        EvaluatedAnswer answer = answers.getFirst();
        assertThat(answer.responseLength()).isEqualTo(4);
        assertThat(answer.lengthScore()).isEqualTo(50);
        assertThat(answer.tokens()).isEqualTo(15);
        assertThat(answer.modelCalls()).isEqualTo(2);
        assertThat(answer.sections()).isEqualTo(sections);
        assertThat(lines()).hasSize(1);
        assertThat(run(new Script(task -> text("never")), prompts(8))).isEqualTo(answers);
    }

    @Test
    void what_a_run_has_answered_is_not_asked_again_when_there_are_more_prompts() {
        run(new Script(task -> text("a")), prompts(1, 1));
        Script script = new Script(task -> text("b c"));
        List<EvaluatedAnswer> answers = run(script, prompts(1, 1, 1, 1));
        assertThat(script.asked()).containsExactlyInAnyOrder(2, 3);
        assertThat(answers).extracting(EvaluatedAnswer::index).containsExactly(0, 1, 2, 3);
        assertThat(answers).extracting(EvaluatedAnswer::response).containsExactly("a", "a", "b c", "b c");
    }

    @Test
    void a_line_that_a_kill_tore_is_dropped_and_its_prompt_asked_again() throws IOException {
        run(new Script(task -> text("雪 number " + task.index())), prompts(1, 1, 1));
        byte[] whole = Files.readAllBytes(answersFile());
        for (int cut = 1; cut < lastLine(whole); cut += 7) {
            Files.write(answersFile(), Arrays.copyOf(whole, whole.length - cut));
            Script script = new Script(task -> text("again"));
            List<EvaluatedAnswer> answers = run(script, prompts(1, 1, 1));
            assertThat(script.asked()).as("%d bytes torn off", cut).hasSize(1);
            assertThat(answers).hasSize(3);
            assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        }
    }

    @Test
    void as_many_prompts_are_answered_at_once_as_were_allowed_and_no_more() {
        int allowed = 4;
        CountDownLatch together = new CountDownLatch(allowed);
        List<Integer> inside = Collections.synchronizedList(new ArrayList<>());
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Script script = new Script(task -> {
            inside.add(task.index());
            seen.add(inside.size());
            together.countDown();
            try {
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            inside.remove(Integer.valueOf(task.index()));
            return text("a");
        });
        assertThat(run(script, prompts(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), allowed)).hasSize(10);
        assertThat(seen).contains(allowed).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(allowed));
    }

    @Test
    void a_folder_that_holds_another_run_is_refused_and_left_as_it_is() throws IOException {
        run(new Script(task -> text("a")), prompts(1));
        byte[] before = Files.readAllBytes(answersFile());
        RunSettings other = new RunSettings("prompts.jsonl", "def", "script", "", "", "", "model", 2, Sampling.DEFAULT);
        Script script = new Script(task -> text("b"));
        assertThatThrownBy(() -> run(folder, other, script, prompts(1), 1))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
                .hasMessageContainingAll("holds another run", "abc, not def", "seed is 1, not 2", "another --out");
        assertThat(script.asked()).isEmpty();
        assertThat(answersFile()).hasBinaryContent(before);
    }

    @Test
    void the_same_prompts_under_another_file_name_are_the_same_run() {
        run(new Script(task -> text("a")), prompts(1));
        RunSettings moved = new RunSettings("moved.jsonl", "abc", "script", "", "", "", "model", 1, Sampling.DEFAULT);
        assertThat(run(folder, moved, new Script(task -> text("b")), prompts(1), 1))
                .extracting(EvaluatedAnswer::response)
                .containsExactly("a");
    }

    @Test
    void answers_without_settings_and_lines_that_are_no_answers_are_refused() throws IOException {
        run(new Script(task -> text("a")), prompts(1));
        Files.writeString(answersFile(), "{\"index\": 1}\n" + Files.readString(answersFile()));
        assertThatThrownBy(() -> run(new Script(task -> text("a")), prompts(1)))
                .hasMessageContainingAll("answers.jsonl, line 1 is not an answer", "delete the line");
        Files.writeString(answersFile(), lines().getLast() + "\n");
        Files.delete(folder.resolve("run.json"));
        assertThatThrownBy(() -> run(new Script(task -> text("a")), prompts(1)))
                .hasMessageContainingAll("no run.json", "another --out");
    }

    @Test
    void a_folder_in_which_another_run_is_under_way_is_refused() {
        Script first = new Script(task -> {
            assertThatThrownBy(() -> run(new Script(other -> text("b")), prompts(1)))
                    .hasMessageContaining("another process is at work");
            return text("a");
        });
        assertThat(run(first, prompts(1))).extracting(EvaluatedAnswer::response).containsExactly("a");
    }

    @Test
    void what_a_system_cannot_do_is_its_answer_and_scores_nothing() {
        Script script = new Script(task -> task.index() == 0
                ? Written.failure("the plan has no lines", new Cost(3, Usage.NONE), 1)
                : text("a"));
        EvaluatedAnswer failed = run(script, prompts(1, 1)).getFirst();
        assertThat(failed.failure()).isEqualTo("the plan has no lines");
        assertThat(failed.response()).isEmpty();
        assertThat(failed.lengthScore()).isZero();
        assertThat(failed.modelCalls()).isEqualTo(3);
        Script again = new Script(task -> text("b"));
        run(again, prompts(1, 1));
        assertThat(again.asked()).isEmpty();
    }

    @Test
    void what_is_in_the_way_ends_the_run_keeps_what_is_under_way_and_can_be_gone_on_with() throws IOException {
        CountDownLatch failed = new CountDownLatch(1);
        Script script = new Script(task -> {
            if (task.index() == 1) {
                failed.countDown();
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the server is away");
            }
            awaited(failed);
            return text("a");
        });
        assertThatThrownBy(() -> run(script, prompts(1, 1, 1, 1), 2))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MODEL_UNAVAILABLE))
                .hasMessageStartingWith("the server is away; ")
                .hasMessageContaining("give the same command again");
        assertThat(lines().size()).isBetween(1, 2);
        assertThat(run(new Script(task -> text("b")), prompts(1, 1, 1, 1))).hasSize(4);
    }

    @Test
    void a_fault_of_the_program_is_not_taken_for_an_answer() {
        Script script = new Script(task -> {
            throw new IllegalStateException("a fault");
        });
        assertThatThrownBy(() -> run(script, prompts(1))).isInstanceOf(IllegalStateException.class);
        assertThat(run(new Script(task -> text("b")), prompts(1))).hasSize(1);
    }

    @Test
    void a_place_that_is_no_folder_is_refused_with_one_line() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> run(file, SETTINGS, new Script(task -> text("b")), prompts(1), 1))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("cannot be used");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Written text(String text) {
        return Written.text(text, List.of(), Cost.NONE, 0);
    }

    private static List<EvaluationPrompt> prompts(int... lengths) {
        return IntStream.range(0, lengths.length)
                .mapToObj(i -> new EvaluationPrompt(i, "Prompt " + i, "", lengths[i]))
                .toList();
    }

    private List<EvaluatedAnswer> run(WritingSystem system, List<EvaluationPrompt> prompts) {
        return run(system, prompts, 1);
    }

    private List<EvaluatedAnswer> run(WritingSystem system, List<EvaluationPrompt> prompts, int inFlight) {
        return run(folder, SETTINGS, system, prompts, inFlight);
    }

    private static List<EvaluatedAnswer> run(
            Path directory, RunSettings settings, WritingSystem system, List<EvaluationPrompt> prompts, int inFlight) {
        RunListener silent = new RunListener() {
            @Override
            public void begun(List<EvaluatedAnswer> answered, int all) {}

            @Override
            public void answered(EvaluatedAnswer answer) {}
        };
        return new EvaluationRun(directory, settings, system, inFlight, silent).run(prompts);
    }

    private Path answersFile() {
        return folder.resolve("answers.jsonl");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(answersFile());
    }

    private static int lastLine(byte[] lines) {
        int start = lines.length - 1;
        while (lines[start - 1] != '\n') {
            start--;
        }
        return lines.length - start;
    }
}
