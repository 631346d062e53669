package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import dev.longhand.evaluation.measure.PairedDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
    @TempDir
    Path folder;

    @Test
    void only_prompts_that_all_runs_have_are_compared_and_the_rest_is_counted() {
        Report report = Report.comparing(List.of(
                run("a", Answers.of("a", 0, 100, 100), Answers.of("a", 1, 100, 0), Answers.of("a", 2, 100, 100)),
                run("b", Answers.of("b", 5, "Prompt 2", 100, Answers.words(50)), Answers.of("b", 0, 100, 70))));
        assertThat(report.prompts()).isEqualTo(2);
        assertThat(report.leftOut())
                .containsExactly(new Report.LeftOut("a", 1), new Report.LeftOut("b", 0));
        assertThat(report.systems()).extracting(system -> system.length().score().mean()).first().isEqualTo(100.0);
    }

    @Test
    void the_same_prompt_with_another_length_is_another_prompt() {
        assertThatThrownBy(() -> Report.comparing(List.of(
                        run("a", Answers.of("a", 0, 100, 100)), run("b", Answers.of("b", 0, 200, 100)))))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("compare runs of the same prompts");
    }

    @Test
    void differences_are_to_the_first_run_prompt_by_prompt() {
        // S_l of a: 100, 50; of b: 50, 100; so b − a: −50, +50
        Differences differences = Report.comparing(List.of(
                        run("a", Answers.of("a", 0, 100, 100), Answers.of("a", 1, 100, 50)),
                        run("b", Answers.of("b", 1, 100, 100), Answers.of("b", 0, 100, 50))))
                .differences()
                .getFirst();
        assertThat(differences.system()).isEqualTo("b");
        assertThat(differences.baseline()).isEqualTo("a");
        assertThat(differences.lengthScore()).isEqualTo(new PairedDifference(2, 0, -50, 50));
    }

    @Test
    void several_answers_to_a_prompt_count_with_their_mean() {
        Differences differences = Report.comparing(List.of(
                        run("a", Answers.of("a", 0, 100, 100), Answers.of("a", 0, 100, 50)),
                        run("b", Answers.of("b", 0, 100, 100))))
                .differences()
                .getFirst();
        assertThat(differences.lengthScore()).isEqualTo(new PairedDifference(1, 25, 25, 25));
    }

    @Test
    void costs_differ_by_their_sums() {
        // a: 10 · 200 tokens for 100 + 50 words; b: the same tokens for 100 + 100
        Differences differences = Report.comparing(List.of(
                        run("a", Answers.of("a", 0, 100, 100), Answers.of("a", 1, 100, 50)),
                        run("b", Answers.of("b", 0, 100, 100), Answers.of("b", 1, 100, 100))))
                .differences()
                .getFirst();
        assertThat(differences.tokensPerAcceptedWord().difference()).isCloseTo(10 - 2_000 / 150.0, within(1e-9));
        assertThat(differences.tokensPerAcceptedWord().low()).isCloseTo(10 - 1_000 / 50.0, within(1e-9));
        assertThat(differences.tokensPerAcceptedWord().high()).isZero();
    }

    @Test
    void a_cost_that_is_not_known_is_not_compared() {
        EvaluatedAnswer given = Answers.costing(Answers.of("b", 0, 100, 100), Cost.NONE);
        Report report =
                Report.comparing(List.of(run("a", Answers.of("a", 0, 100, 100)), run("b", given)));
        assertThat(report.differences().getFirst().tokensPerAcceptedWord()).isEqualTo(PairedDifference.NONE);
        assertThat(Reports.text(report)).containsPattern("Tokens per accepted word +10\\.00 +–");
    }

    @Test
    void a_measure_that_one_side_lacks_is_left_out_for_that_prompt() {
        Differences differences = Report.comparing(List.of(
                        run("a", Answers.of("a", 0, 600, 600), Answers.of("a", 1, 600, 0)),
                        run("b", Answers.of("b", 0, 600, 600), Answers.of("b", 1, 600, 600))))
                .differences()
                .getFirst();
        assertThat(differences.lengthScore().pairs()).isEqualTo(2);
        assertThat(differences.repetition().pairs()).isEqualTo(1);
        assertThat(differences.windows().pairs()).isEqualTo(1);
        assertThat(differences.quality().none()).isTrue();
    }

    @Test
    void quality_is_compared_by_a_judge_that_both_have() {
        EvaluatedAnswer a = Answers.of("a", 0, 100, 100);
        EvaluatedAnswer b = Answers.of("b", 0, 100, 90);
        Differences differences = Report.comparing(List.of(
                        new Run("a", List.of(a), List.of(worst(a, "j1"), worst(a, "j2"))),
                        new Run("b", List.of(b), List.of(worst(b, "j2"), worst(b, "j3")))))
                .differences()
                .getFirst();
        assertThat(differences.quality()).isEqualTo(new PairedDifference(1, 0, 0, 0));
    }

    @Test
    void runs_are_named_by_what_tells_them_apart() throws IOException {
        Path first = stored("one", Answers.of("longhand", 0, 100, 100));
        Path second = stored("two", Answers.of("plain", 0, 100, 100));
        Path third = stored("three", Answers.of("longhand", 0, 100, 90));
        assertThat(Run.of(List.of(first, second))).extracting(Run::name).containsExactly("longhand", "plain");
        assertThat(Run.of(List.of(first, third)))
                .extracting(Run::name)
                .containsExactly("longhand · one", "longhand · three");
    }

    @Test
    void one_folder_may_hold_several_systems() throws IOException {
        Path both = stored("both", Answers.of("longhand", 0, 100, 100), Answers.of("plain", 0, 100, 50));
        Report report = Reports.compare(List.of(both));
        assertThat(report.systems()).extracting(SystemFigures::name).containsExactly("longhand", "plain");
        assertThat(Reports.text(report)).contains("longhand  plain", "plain − longhand", "−50.0 (−50.0 to −50.0)");
    }

    @Test
    void one_run_alone_is_no_comparison() throws IOException {
        Path one = stored("one", Answers.of("longhand", 0, 100, 100));
        assertThatThrownBy(() -> Reports.compare(List.of(one)))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("at least two");
    }

    private Path stored(String name, EvaluatedAnswer... answers) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(name));
        LineFile<EvaluatedAnswer> lines = new LineFile<>(directory.resolve("answers.jsonl"), EvaluatedAnswer.class);
        List.of(answers).forEach(lines::add);
        return directory;
    }

    private static Judgement worst(EvaluatedAnswer answer, String judge) {
        return new Judgement(
                Judgement.subject(answer), 0, judge, 0, new Verdict.Judged(Scores.WORST, ""), Usage.NONE);
    }

    private static Run run(String name, EvaluatedAnswer... answers) {
        return new Run(name, List.of(answers), List.of());
    }
}
