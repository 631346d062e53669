package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.document.Cost;
import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.evaluation.measure.Adherence;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "1, SHORT", "499, SHORT", "500, MEDIUM", "1999, MEDIUM", "2000, LONG", "3999, LONG", "4000, LONGEST", "20000, LONGEST"
    })
    void a_bucket_holds_its_lower_end_and_not_its_upper_one(int asked, Bucket bucket) {
        assertThat(Bucket.of(asked)).isEqualTo(bucket);
    }

    @Test
    void s_l_is_a_mean_over_answers_by_bucket_and_language() {
        // S_l: 50 of 100 → 50; 200 of 100 → 66.67; 1000 of 1000 → 100; 100 characters of 2000 → 0
        SystemFigures figures = of(
                Answers.of("a", 0, 100, 50),
                Answers.of("a", 1, 100, 200),
                Answers.of("a", 2, 1_000, 1_000),
                Answers.of("a", 3, "写一篇关于雪的文章", 2_000, "雪".repeat(100)));
        LengthFigures length = figures.length();
        double twice = 100 * (1 - 1 / 3.0);
        assertThat(length.score().mean()).isCloseTo((50 + twice + 100) / 4, within(1e-9));
        assertThat(length.score().median()).isCloseTo((50 + twice) / 2, within(1e-9));
        assertThat(length.byBucket()).containsOnlyKeys(Bucket.SHORT, Bucket.MEDIUM, Bucket.LONG);
        assertThat(mean(length, Bucket.SHORT)).isCloseTo((50 + twice) / 2, within(1e-9));
        assertThat(mean(length, Bucket.MEDIUM)).isEqualTo(100);
        assertThat(mean(length, Bucket.LONG)).isZero();
        assertThat(length.byLanguage().getOrDefault(Language.EN, Summary.NONE).count()).isEqualTo(3);
        assertThat(length.byLanguage().getOrDefault(Language.ZH, Summary.NONE)).isEqualTo(new Summary(1, 0, 0, 0));
    }

    @Test
    void the_rulers_table_has_written_words_by_asked_length_and_language() {
        List<LengthFigures.Asked> table = of(
                        Answers.of("a", 0, 200, 100),
                        Answers.of("a", 1, 100, 50),
                        Answers.of("a", 2, 100, 100),
                        Answers.of("a", 3, "写一篇关于雪的文章", 100, "雪".repeat(100)))
                .length()
                .byAsked();
        assertThat(table).extracting(LengthFigures.Asked::asked).containsExactly(100, 100, 200);
        assertThat(table)
                .extracting(LengthFigures.Asked::language)
                .containsExactly(Language.EN, Language.ZH, Language.EN);
        assertThat(table).extracting(cell -> cell.written().mean()).containsExactly(75.0, 100.0, 100.0);
        assertThat(table).extracting(cell -> cell.score().mean()).containsExactly(75.0, 100.0, 50.0);
    }

    @Test
    void a_failed_answer_scores_0_and_is_no_text_to_measure() {
        SystemFigures figures = of(Answers.of("a", 0, 100, 100), Answers.of("a", 1, 100, 0));
        assertThat(figures.failures()).isEqualTo(1);
        assertThat(figures.failed()).isEqualTo(new Ratio(1, 2));
        assertThat(figures.length().score().mean()).isEqualTo(50);
        assertThat(figures.wording().repetition()).isEqualTo(new Summary(1, 0, 0, 0));
        assertThat(figures.each().get(1).failure()).isEqualTo("the server went away");
    }

    @Test
    void tokens_are_divided_by_the_words_up_to_the_length_asked_for() {
        // tokens: 10 · (100 + 200 + 50); accepted: 60 + 200 + 0
        SystemFigures figures =
                of(Answers.of("a", 0, 100, 60), Answers.of("a", 1, 200, 350), Answers.of("a", 2, 50, 0));
        assertThat(figures.cost().tokensPerAcceptedWord()).isEqualTo(new Ratio(3_500, 260));
        assertThat(figures.cost().modelCalls()).isEqualTo(6);
        assertThat(figures.cost().seconds()).isEqualTo(4.5);
    }

    @Test
    void what_the_server_took_from_its_cache_was_not_computed() {
        EvaluatedAnswer answer = Answers.of("a", 0, 100, 60);
        Cost cost = new Cost(2, new Usage(900, 700, 100), 30);
        SystemFigures figures = of(Answers.costing(answer, cost));
        assertThat(figures.cost().tokensPerAcceptedWord()).isEqualTo(new Ratio(1_030, 60));
        assertThat(figures.cost().computedPerAcceptedWord()).isEqualTo(new Ratio(330, 60));
    }

    @Test
    void texts_count_the_same_whatever_their_length() {
        // the first repeats 94 of 97 4-grams, the second 0 of 997
        SystemFigures figures = of(
                Answers.of("a", 0, "Prompt", 100, "do re mi ".repeat(33) + "do"), Answers.of("a", 1, 1_000, 1_000));
        WordingFigures wording = figures.wording();
        assertThat(wording.repetition().mean()).isCloseTo(94 / 97.0 / 2, within(1e-9));
        assertThat(wording.byTenth()).hasSize(10);
        assertThat(wording.byTenth().getLast().mean()).isEqualTo(0.5);
        assertThat(wording.byTenth().getFirst().mean()).isCloseTo(0.7 / 2, within(1e-9));
        assertThat(wording.distinct().getFirst().mean()).isCloseTo((3 / 100.0 + 1) / 2, within(1e-9));
        assertThat(wording.distinct().getLast().mean()).isCloseTo((3 / 97.0 + 1) / 2, within(1e-9));
        assertThat(wording.windows()).isEqualTo(new Summary(1, 1, 1, 0));
    }

    @Test
    void sections_are_held_against_their_plan() {
        EvaluatedAnswer answer = Answers.of(
                "a",
                0,
                "Prompt",
                300,
                "x",
                List.of(
                        new WrittenSection("Snow on the mountains", 100, "Snow " + Answers.words(109)),
                        new WrittenSection("The rivers", 100, Answers.words(50))));
        SystemFigures.PlanFigures plan = of(answer).plan();
        assertThat(plan.adherence().sections()).isEqualTo(2);
        assertThat(plan.adherence().error()).isCloseTo((0.1 + 0.5) / 2, within(1e-9));
        assertThat(plan.adherence().close()).isEqualTo(0.5);
        assertThat(plan.coverage().mean()).isCloseTo((0.5 + 0) / 2, within(1e-9));
        assertThat(of(Answers.of("a", 0, 100, 100)).plan().adherence()).isEqualTo(new Adherence(0, 0, 0));
    }

    @Test
    void a_prompt_that_asks_for_no_length_is_named() {
        EvaluatedAnswer lengthless = Answers.asking(Answers.of("a", 3, 10, 10), 0);
        assertThatThrownBy(() -> AnswerFigures.of(lengthless))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("index 3 asks for no length");
    }

    private static double mean(LengthFigures length, Bucket bucket) {
        return length.byBucket().getOrDefault(bucket, Summary.NONE).mean();
    }

    private static SystemFigures of(EvaluatedAnswer... answers) {
        return SystemFigures.of(new Run("a", List.of(answers), List.of()));
    }
}
