package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.evaluation.judge.Judge;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import dev.longhand.model.Prompt;
import dev.longhand.model.ScriptedModel;
import dev.longhand.pipeline.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgingTest implements JudgingListener {
    private static final String SCORES =
            "{\"relevance\": 4, \"accuracy\": 4, \"coherence\": 4, \"clarity\": 4, \"breadth_and_depth\": 4, \"reading_experience\": 4}";
    private static final int ANSWERS = 5;

    @TempDir
    Path directory;

    private final List<Judgement> heard = new ArrayList<>();
    private int kept;
    private int wanted;

    @BeforeEach
    void answer() {
        LineFile<EvaluatedAnswer> lines = new LineFile<>(directory.resolve("answers.jsonl"), EvaluatedAnswer.class);
        for (int i = 0; i < ANSWERS; i++) {
            lines.add(Answers.of("a", i, 10, 5 + i));
        }
    }

    @Override
    public void begun(int keptBefore, int all) {
        kept = keptBefore;
        wanted = all;
    }

    @Override
    public void judged(Judgement judgement) {
        heard.add(judgement);
    }

    @Test
    void every_answer_is_judged_as_often_as_asked_and_kept() {
        ScriptedModel model = ScriptedModel.answering(_ -> SCORES);
        assertThat(run(model, 2)).isEqualTo(10);
        assertThat(folder().judgements()).hasSize(10).containsExactlyInAnyOrderElementsOf(heard);
        assertThat(model.prompts()).hasSize(10);
        assertThat(wanted).isEqualTo(10);
    }

    @Test
    void a_second_run_asks_for_nothing_and_a_third_round_for_itself_alone() {
        run(ScriptedModel.answering(_ -> SCORES), 2);
        ScriptedModel again = ScriptedModel.answering(_ -> SCORES);
        assertThat(run(again, 2)).isZero();
        assertThat(kept).isEqualTo(10);
        assertThat(run(again, 3)).isEqualTo(5);
        assertThat(again.prompts()).hasSize(5);
    }

    @Test
    void a_judge_that_goes_away_ends_the_run_and_what_is_judged_stays() {
        AtomicInteger calls = new AtomicInteger();
        ScriptedModel model = new ScriptedModel(ScriptedModel.WINDOW, prompt -> {
            if (calls.incrementAndGet() > 3) {
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "gone");
            }
            return ScriptedModel.completion(prompt, SCORES, FinishReason.STOP);
        });
        assertThatThrownBy(() -> judging(model, 1, 1).run(folder(), this)).hasMessage("gone");
        assertThat(folder().judgements()).hasSize(3);
        ScriptedModel back = ScriptedModel.answering(_ -> SCORES);
        run(back, 1);
        assertThat(back.prompts()).hasSize(2);
        assertThat(folder().judgements()).hasSize(5);
    }

    @Test
    void a_judge_that_comes_back_is_waited_for() {
        AtomicBoolean away = new AtomicBoolean(true);
        ScriptedModel model = new ScriptedModel(ScriptedModel.WINDOW, prompt -> {
            if (away.getAndSet(false)) {
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "busy");
            }
            return ScriptedModel.completion(prompt, SCORES, FinishReason.STOP);
        });
        PatientModel patient = new PatientModel(model, new Patience(Duration.ofSeconds(30), Ticker.SYSTEM));
        new Judging(new Judge(patient), "tiny-judge", 1, 1).run(folder(), this);
        assertThat(folder().judgements()).hasSize(5).allMatch(one -> one.verdict() instanceof Verdict.Judged);
    }

    @Test
    void a_failed_judgement_is_kept_and_asked_for_again_by_the_next_run() {
        run(ScriptedModel.answering(prompt -> asksFor(prompt, 3) ? "hm" : SCORES), 1);
        assertThat(folder().judgements().stream().filter(one -> one.verdict() instanceof Verdict.Failed))
                .singleElement()
                .satisfies(one -> assertThat(one.index()).isEqualTo(3));
        ScriptedModel again = ScriptedModel.answering(_ -> SCORES);
        run(again, 1);
        assertThat(again.prompts()).hasSize(1);
        assertThat(folder().judgements()).hasSize(5).allMatch(one -> one.verdict() instanceof Verdict.Judged);
    }

    @Test
    void an_answer_without_a_text_has_the_lowest_scores_and_is_shown_to_nobody() {
        new LineFile<>(directory.resolve("answers.jsonl"), EvaluatedAnswer.class)
                .add(Answers.of("a", 9, "Prompt 9", 10, ""));
        ScriptedModel model = ScriptedModel.answering(_ -> SCORES);
        run(model, 1);
        assertThat(model.prompts()).hasSize(5);
        assertThat(folder().judgements())
                .filteredOn(one -> one.index() == 9)
                .singleElement()
                .satisfies(one -> assertThat(one.verdict())
                        .isInstanceOfSatisfying(
                                Verdict.Judged.class, judged -> assertThat(judged.scores()).isEqualTo(Scores.WORST)));
    }

    @Test
    void judgements_of_different_judges_stand_side_by_side() {
        run(ScriptedModel.answering(_ -> SCORES), 1);
        Judging other = new Judging(new Judge(ScriptedModel.answering(_ -> SCORES)), "other", 1, 4);
        assertThat(other.run(folder(), this)).isEqualTo(5);
        assertThat(folder().judgements()).extracting(Judgement::judge).containsOnly("tiny-judge", "other").hasSize(10);
    }

    @Test
    void no_times_or_nothing_at_once_is_refused() {
        Judge judge = new Judge(ScriptedModel.answering(_ -> SCORES));
        assertThatThrownBy(() -> new Judging(judge, "j", 0, 1)).isInstanceOf(LonghandException.class);
        assertThatThrownBy(() -> new Judging(judge, "j", 1, 0)).isInstanceOf(LonghandException.class);
    }

    private int run(ScriptedModel model, int times) {
        return judging(model, times, 4).run(folder(), this);
    }

    private static Judging judging(ScriptedModel model, int times, int inFlight) {
        return new Judging(new Judge(model), "tiny-judge", times, inFlight);
    }

    private EvaluationFolder folder() {
        return new EvaluationFolder(directory);
    }

    private static boolean asksFor(Prompt prompt, int index) {
        return prompt.messages().getFirst().content().contains("Prompt " + index);
    }
}
