package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The systems that Longhand is compared with, on a scripted model. */
final class BaselinesTest {
    private static final WritingTask TASK = new WritingTask(3, "Write 900 words about {rivers} %s.", 900, Language.EN, 7);
    private static final String FIRST = "Paragraph 1 - Main Point: [springs] - Word Count: 400 words";
    private static final String SECOND = "Paragraph 2 - Main Point: [deltas] - Word Count: 1,500 words";
    private static final String SPRINGS = "Springs rise where the rain of many years comes out of the rock again.";
    private static final String DELTAS = "Deltas grow where a river meets the sea and lets its load go.";

    @Test
    void plain_is_one_call_with_the_instruction_alone_and_all_the_room_that_the_window_has() {
        ScriptedModel model = ScriptedModel.answering("A river.");
        Written written = plain(model).write(TASK);
        Prompt prompt = model.prompts().getFirst();
        assertThat(prompt.messages()).extracting("content").containsExactly(TASK.prompt());
        assertThat(prompt.maxTokens()).isEqualTo(ScriptedModel.WINDOW - model.countTokens(prompt.messages()));
        assertThat(prompt.sampling()).isEqualTo(Sampling.DEFAULT);
        assertThat(prompt.seed()).isEqualTo(7);
        assertThat(prompt.format()).isEqualTo(ResponseFormat.TEXT);
        assertThat(written.text()).isEqualTo("A river.");
        assertThat(written.sections()).isEmpty();
        assertThat(written.cost().modelCalls()).isEqualTo(1);
        assertThat(written.cost().tokens()).isEqualTo(model.countTokens(prompt.messages()) + 2);
    }

    @Test
    void plain_keeps_what_the_window_cut_off_and_fails_without_a_text() {
        ScriptedModel cut = new ScriptedModel(
                100, prompt -> ScriptedModel.completion(prompt, "A river that", FinishReason.LENGTH));
        assertThat(plain(cut).write(TASK).text()).isEqualTo("A river that");
        Written empty = plain(ScriptedModel.answering(" ")).write(TASK);
        assertThat(empty.failure()).isEqualTo("the answer was empty");
        assertThat(empty.cost().modelCalls()).isEqualTo(1);
        Written overflow = plain(new ScriptedModel(3, prompt -> ScriptedModel.completion(prompt, "x", FinishReason.STOP)))
                .write(TASK);
        assertThat(overflow.failure()).contains("window has 3");
    }

    @Test
    void agentwrite_plans_and_writes_each_line_in_one_message_with_all_the_text_so_far() {
        ScriptedModel model = ScriptedModel.answering(FIRST + "\n\n" + SECOND + "\n", SPRINGS, DELTAS);
        Written written = agentWrite(model).write(TASK);
        assertThat(written.text()).isEqualTo(SPRINGS + "\n\n" + DELTAS);
        assertThat(written.sections())
                .containsExactly(new WrittenSection(FIRST, 400, SPRINGS), new WrittenSection(SECOND, 1_500, DELTAS));
        assertThat(written.cost().modelCalls()).isEqualTo(3);
        assertThat(model.prompts()).allSatisfy(prompt -> {
            assertThat(prompt.messages()).hasSize(1);
            assertThat(prompt.maxTokens()).isEqualTo(4_096);
        });
        assertThat(model.prompts()).extracting(Prompt::seed).doesNotHaveDuplicates().startsWith(7L);
        assertThat(content(model, 0)).contains(TASK.prompt()).doesNotContain("900 words in");
        assertThat(content(model, 2)).containsSubsequence(TASK.prompt(), FIRST, SECOND, SPRINGS, SECOND);
    }

    @Test
    void every_stray_line_of_the_plan_becomes_a_section() {
        ScriptedModel model =
                ScriptedModel.answering("Sure, here is the plan:\n" + FIRST + "\nGood luck!", SPRINGS, DELTAS, SPRINGS);
        assertThat(agentWrite(model).write(TASK).sections())
                .extracting(WrittenSection::point)
                .containsExactly("Sure, here is the plan:", FIRST, "Good luck!");
        assertThat(model.prompts()).hasSize(4);
    }

    @Test
    void a_plan_of_more_than_fifty_lines_fails_and_one_of_fifty_does_not() {
        Written failed = agentWrite(ScriptedModel.answering(lines(51))).write(TASK);
        assertThat(failed.text()).isEmpty();
        assertThat(failed.failure()).contains("51 lines");
        assertThat(failed.cost().modelCalls()).isEqualTo(1);
        ScriptedModel model = ScriptedModel.answering(prompt -> prompt.seed() == 7 ? lines(50) : SPRINGS);
        assertThat(agentWrite(model).write(TASK).sections()).hasSize(50);
    }

    @Test
    void nothing_keeps_the_length_that_a_line_names() {
        String endless = Collections.nCopies(2_000, "word").stream().collect(Collectors.joining(" "));
        ScriptedModel model = ScriptedModel.answering(FIRST, endless);
        assertThat(agentWrite(model).write(TASK).text()).isEqualTo(endless);
    }

    @Test
    void marks_of_paragraphs_are_taken_out_and_answers_that_are_too_short_are_dropped() {
        ScriptedModel model = ScriptedModel.answering(
                "a\nb\nc", "**Paragraph 1:** " + SPRINGS, "Nothing more to say.", "### Paragraph 12\n\n" + DELTAS);
        Written written = agentWrite(model).write(TASK);
        assertThat(written.text()).isEqualTo(SPRINGS + "\n\n" + DELTAS);
        assertThat(written.sections()).extracting(WrittenSection::text).containsExactly(SPRINGS, "", DELTAS);
    }

    @Test
    void an_answer_that_fails_is_asked_for_ten_times_and_no_error_becomes_text() {
        ScriptedModel model = ScriptedModel.answering(prompt -> switch ((int) prompt.seed()) {
            case 7 -> "a\nb";
            case 18 -> SPRINGS;
            default -> "";
        });
        Written written = agentWrite(model).write(TASK);
        assertThat(model.prompts()).hasSize(12);
        assertThat(written.text()).isEqualTo(SPRINGS);
        Written failed = agentWrite(ScriptedModel.answering(prompt -> "")).write(TASK);
        assertThat(failed.failure()).isEqualTo("the model gave no plan in 10 tries");
        assertThat(failed.cost().modelCalls()).isEqualTo(10);
    }

    @Test
    void what_was_written_when_the_window_was_full_is_the_answer() {
        String long1 = IntStream.range(0, 300).mapToObj(i -> "word").collect(Collectors.joining(" "));
        ScriptedModel model = new ScriptedModel(
                700,
                prompt -> ScriptedModel.completion(
                        prompt, prompt.seed() == 7 ? "a\nb\nc\nd" : long1, FinishReason.STOP));
        Written written = agentWrite(model).write(TASK);
        assertThat(written.failure()).isEmpty();
        assertThat(written.text()).isEqualTo(long1 + "\n\n" + long1);
        assertThat(written.sections()).extracting(WrittenSection::text).containsExactly(long1, long1, "", "");
    }

    @Test
    void a_server_that_is_away_is_not_the_systems_failure() {
        ScriptedModel model = ScriptedModel.answering(prompt -> {
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "away");
        });
        assertThatThrownBy(() -> agentWrite(model).write(TASK)).hasMessage("away");
        assertThatThrownBy(() -> plain(model).write(TASK)).hasMessage("away");
    }

    @Test
    void a_text_whose_score_can_only_be_zero_may_be_left_as_it_is() {
        String circles = "And so it goes on. ".repeat(4_000);
        ScriptedModel model = new ScriptedModel(
                ScriptedModel.WINDOW, prompt -> ScriptedModel.completion(prompt, circles, FinishReason.LENGTH));
        Written plain = new PlainSystem(baseline(model, true)).write(TASK);
        assertThat(WordCounter.count(plain.text())).isBetween(4 * 900, 4 * 900 + 200);
        assertThat(plain.cost().usage().completion()).isPositive();
        assertThat(WordCounter.count(plain(model).write(TASK).text())).isEqualTo(20_000);
        ScriptedModel planned = ScriptedModel.answering(prompt ->
                prompt.seed() == 7 ? String.join("\n", Collections.nCopies(30, FIRST)) : circles.substring(0, 19 * 500));
        Written agentWrite = new PublishedAgentWrite(baseline(planned, true)).write(TASK);
        assertThat(planned.prompts()).as("a plan and two steps of 2,500 words each").hasSize(3);
        assertThat(WordCounter.count(agentWrite.text())).isBetween(4 * 900, 4 * 900 + 200);
    }

    private static WritingSystem plain(ScriptedModel model) {
        return new PlainSystem(baseline(model, false));
    }

    private static WritingSystem agentWrite(ScriptedModel model) {
        return new PublishedAgentWrite(baseline(model, false));
    }

    private static Baseline baseline(ScriptedModel model, boolean untilZero) {
        return new Baseline(model, Sampling.DEFAULT, new ManualTicker(), untilZero);
    }

    private static String content(ScriptedModel model, int call) {
        return model.prompts().get(call).messages().getFirst().content();
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }
}
