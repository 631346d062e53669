package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.document.Usage;
import dev.longhand.evaluation.judge.Dimension;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QualityFiguresTest {
    private final EvaluatedAnswer one = Answers.of("a", 0, 100, 100);
    private final EvaluatedAnswer other = Answers.of("a", 1, 100, 50);
    private final List<Judgement> judgements = new ArrayList<>();

    @Test
    void quality_is_the_mean_of_six_normalised_means() {
        judged(one, 0, 5, 4, 4, 4, 3, 4); // mean 4 → 75
        judged(other, 0, 1, 2, 3, 2, 1, 3); // mean 2 → 25
        QualityFigures quality = figures();
        assertThat(quality.quality()).isCloseTo(50, within(1e-9));
        assertThat(quality.dimensions())
                .containsEntry(Dimension.RELEVANCE, 50.0)
                .containsEntry(Dimension.COHERENCE, 62.5)
                .containsEntry(Dimension.BREADTH_AND_DEPTH, 25.0);
        assertThat(quality.overall()).isCloseTo((75 + 50) / 2.0, within(1e-9)); // S_l (100 + 50) / 2
        assertThat(quality.answers()).isEqualTo(2);
        assertThat(quality.repetitions().count()).isEqualTo(1);
        assertThat(quality.spread().none()).isTrue();
    }

    @Test
    void repeated_judgements_have_a_spread_between_rounds_and_within_answers() {
        judged(one, 0, 5, 5, 5, 5, 5, 5); // 100
        judged(one, 1, 4, 4, 4, 4, 4, 4); // 75
        judged(other, 0, 3, 3, 3, 3, 3, 3); // 50
        judged(other, 1, 3, 3, 3, 3, 3, 3); // 50
        QualityFigures quality = figures();
        assertThat(quality.quality()).isCloseTo((87.5 + 50) / 2, within(1e-9));
        assertThat(quality.repetitions().mean()).isCloseTo((75 + 62.5) / 2, within(1e-9));
        assertThat(quality.repetitions().deviation()).isCloseTo(12.5 / Math.sqrt(2), within(1e-9));
        assertThat(quality.spread().mean()).isCloseTo(25 / Math.sqrt(2) / 2, within(1e-9));
    }

    @Test
    void an_answer_counts_once_however_often_it_was_judged() {
        judged(one, 0, 5, 5, 5, 5, 5, 5);
        judged(one, 1, 5, 5, 5, 5, 5, 5);
        judged(one, 2, 5, 5, 5, 5, 5, 5);
        judged(other, 0, 1, 1, 1, 1, 1, 1);
        assertThat(figures().quality()).isCloseTo(50, within(1e-9));
    }

    @Test
    void failed_judgements_are_reported_and_lower_nothing() {
        judged(one, 0, 5, 5, 5, 5, 5, 5);
        failed(other, 0, "too long");
        QualityFigures quality = figures();
        assertThat(quality.quality()).isEqualTo(100);
        assertThat(quality.answers()).isEqualTo(1);
        assertThat(quality.failures()).containsExactly(new QualityFigures.Failure(1, 0, "too long"));
    }

    @Test
    void where_all_judgements_failed_there_are_failures_and_no_scores() {
        failed(one, 0, "no");
        QualityFigures quality = figures();
        assertThat(quality.answers()).isZero();
        assertThat(quality.overall()).isZero();
        assertThat(quality.failures()).hasSize(1);
    }

    @Test
    void judges_are_kept_apart_and_other_texts_are_passed_over() {
        judged(one, 0, 5, 5, 5, 5, 5, 5);
        judgements.add(new Judgement(
                Judgement.subject(one), 0, "another", 0, new Verdict.Judged(Scores.WORST, ""), Usage.NONE));
        judged(Answers.of("a", 0, 100, 99), 0, 1, 1, 1, 1, 1, 1); // the answer before it was written anew
        List<QualityFigures> figures = all();
        assertThat(figures).extracting(QualityFigures::judge).containsExactly("another", "judge");
        assertThat(figures).extracting(QualityFigures::quality).containsExactly(0.0, 100.0);
    }

    @Test
    void nobody_judged_is_no_judge() {
        assertThat(all()).isEmpty();
    }

    private QualityFigures figures() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private List<QualityFigures> all() {
        return SystemFigures.of(new Run("a", List.of(one, other), judgements)).quality();
    }

    private void judged(EvaluatedAnswer answer, int repetition, int... scores) {
        Map<Dimension, Integer> values = new EnumMap<>(Dimension.class);
        Dimension[] dimensions = Dimension.values();
        for (int i = 0; i < dimensions.length; i++) {
            values.put(dimensions[i], scores[i]);
        }
        add(answer, repetition, new Verdict.Judged(new Scores(values), "because"));
    }

    private void failed(EvaluatedAnswer answer, int repetition, String reason) {
        add(answer, repetition, new Verdict.Failed(reason));
    }

    private void add(EvaluatedAnswer answer, int repetition, Verdict verdict) {
        judgements.add(new Judgement(
                Judgement.subject(answer), answer.index(), "judge", repetition, verdict, Usage.NONE));
    }
}
