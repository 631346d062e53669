package dev.longhand.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.ScriptedModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final String SCORES =
            "{\"analysis\": \"ok\", \"relevance\": 4, \"accuracy\": 4, \"coherence\": 4, \"clarity\": 4, \"breadth_and_depth\": 4, \"reading_experience\": 4}";

    @Test
    void the_judge_sees_request_and_text_and_a_strict_rubric_without_length() {
        ScriptedModel model = ScriptedModel.answering(SCORES);
        Judge.Result result = judge(model, 0);
        String question = model.prompts().getFirst().messages().getFirst().content();
        assertThat(question)
                .contains("Write about snow, 100 %s", "Snow is {cold}.", "strict", "by its length", "from 1 to 5")
                .contains("relevance", "accuracy", "coherence", "clarity", "breadth_and_depth", "reading_experience");
        assertThat(result.verdict()).isInstanceOf(Verdict.Judged.class);
        assertThat(result.usage().total()).isPositive();
        assertThat(model.prompts().getFirst().sampling().temperature()).isEqualTo(0.5);
    }

    @Test
    void the_answer_is_asked_for_as_json_with_six_whole_numbers() throws IOException {
        ScriptedModel model = ScriptedModel.answering(SCORES);
        judge(model, 0);
        assertThat(model.prompts().getFirst().format()).isInstanceOf(ResponseFormat.Json.class);
        JsonNode schema = JsonMapper.builder()
                .build()
                .readTree(((ResponseFormat.Json) model.prompts().getFirst().format()).schema());
        assertThat(schema.path("required")).hasSize(7);
        assertThat(schema.path("properties").path("breadth_and_depth").path("enum")).hasSize(5);
        assertThat(schema.path("properties").fieldNames().next()).isEqualTo("analysis");
    }

    @Test
    void an_answer_that_cannot_be_read_is_asked_for_again_with_another_seed() {
        ScriptedModel model = ScriptedModel.answering("Well…", SCORES);
        assertThat(judge(model, 2).verdict()).isInstanceOf(Verdict.Judged.class);
        assertThat(model.prompts().stream().map(Prompt::seed)).containsExactly(6L, 7L);
    }

    @Test
    void repetitions_never_share_a_seed() {
        ScriptedModel model = ScriptedModel.answering(_ -> "no scores");
        List.of(0, 1, 2).forEach(repetition -> judge(model, repetition));
        assertThat(model.prompts().stream().map(Prompt::seed)).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void what_stays_unreadable_is_a_failed_judgement_that_cost_something() {
        Judge.Result result = judge(ScriptedModel.answering(_ -> "I would rather not say."), 0);
        assertThat(result.verdict()).isEqualTo(new Verdict.Failed(
                "the judge did not give six scores from 1 to 5 in 3 answers; the last one begins: I would rather not say."));
        assertThat(result.usage().completion()).isEqualTo(15);
    }

    @Test
    void a_judgement_that_was_cut_says_so() {
        ScriptedModel model = new ScriptedModel(
                ScriptedModel.WINDOW, prompt -> ScriptedModel.completion(prompt, "{\"analysis\": \"", FinishReason.LENGTH));
        assertThat(judge(model, 0).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Failed.class, failed -> assertThat(failed.reason()).contains("before it was cut"));
    }

    @Test
    void a_text_longer_than_the_window_is_a_failed_judgement_and_costs_nothing() {
        ScriptedModel model = new ScriptedModel(600, prompt -> ScriptedModel.completion(prompt, SCORES, FinishReason.STOP));
        Judge.Result result = new Judge(model).judge("Write", "word ".repeat(500), 0, CompletionObserver.NONE);
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).contains("too long for the judge", "its window of 600"));
        assertThat(model.prompts()).isEmpty();
    }

    @Test
    void a_request_that_the_server_refuses_is_a_failed_judgement() {
        ScriptedModel model = failing(Kind.MODEL_REFUSED);
        assertThat(judge(model, 0).verdict()).isEqualTo(new Verdict.Failed("no"));
    }

    @Test
    void a_judge_that_is_away_or_does_not_exist_judges_nothing() {
        for (Kind kind : List.of(Kind.MODEL_UNAVAILABLE, Kind.NOT_FOUND, Kind.CANCELLED)) {
            ScriptedModel model = failing(kind);
            assertThatThrownBy(() -> judge(model, 0))
                    .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
    }

    private static ScriptedModel failing(Kind kind) {
        return new ScriptedModel(ScriptedModel.WINDOW, _ -> {
            throw LonghandException.of(kind, "no");
        });
    }

    private static Judge.Result judge(ScriptedModel model, int repetition) {
        return new Judge(model)
                .judge("Write about snow, 100 %s", "Snow is {cold}.", repetition, CompletionObserver.NONE);
    }
}
