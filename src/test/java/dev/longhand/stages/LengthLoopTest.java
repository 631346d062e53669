package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Draft;
import dev.longhand.document.Edit;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.document.Brief;
import dev.longhand.document.Mode;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import dev.longhand.stages.guards.Guards;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The closed length loop over the real writing stage, with a scripted model. */
final class LengthLoopTest {
    private static final AtomicInteger DRAWN = new AtomicInteger();

    @Test
    void a_section_that_stops_short_is_continued_from_its_own_words() {
        String first = sentences(12);
        ScriptedModel model = model(first, sentences(14));
        Section section = write(manuscript(LengthControl.STRICT, 200), model);
        assertThat(section.words()).isBetween(170, 230);
        assertThat(section.text()).startsWith(first);
        assertThat(model.prompts().get(1).messages().getLast()).isEqualTo(Message.assistant(first + "\n\nIn addition,"));
        assertThat(model.prompts()).extracting(Prompt::minTokens).containsOnly(16);
        assertThat(section.edits()).extracting(Edit::what).containsExactly("continued");
        assertThat(section.attempts()).isEqualTo(2);
        assertThat(section.cost().modelCalls()).isEqualTo(2);
    }

    @Test
    void an_answer_has_a_sentence_at_least_unless_its_length_is_nobodys_business() {
        assertThat(SectionTask.next(manuscript(LengthControl.STRICT, 200)).fewestTokens(400)).isEqualTo(16);
        assertThat(SectionTask.next(manuscript(LengthControl.STRICT, 200)).fewestTokens(20)).isEqualTo(10);
        assertThat(SectionTask.next(manuscript(LengthControl.OFF, 200)).fewestTokens(400)).isZero();
    }

    @Test
    void an_answer_has_the_room_that_its_words_take_in_the_text_so_far() {
        ScriptedModel model = model(sentences(25));
        write(after("half-time ".repeat(100)), model);
        Prompt asked = model.prompts().getFirst();
        double tokens = model.countTokens(asked.messages());
        int words = asked.messages().stream()
                .mapToInt(message -> WordCounter.count(message.content()))
                .sum();
        assertThat(tokens / words).isBetween(0.6, 0.95);
        assertThat(asked.maxTokens()).isEqualTo(16 + (int) Math.ceil(200 * 1.1 * tokens / words));
    }

    private static Manuscript after(String text) {
        Manuscript planned = Manuscripts.planned(Layout.TURNS, 3, 200, List.of(text));
        return new Manuscript(brief(LengthControl.STRICT, 600, Mode.PLANNED), planned.plan(), planned.sections());
    }

    @Test
    void a_model_that_repeated_itself_is_drawn_more_freely_from_the_next_section_on() {
        String first = sentences(25);
        ScriptedModel model = model(first + " " + first, sentences(25), sentences(25));
        Manuscript begun = manuscript(LengthControl.STRICT, 200);
        Section section = write(begun, model);
        assertThat(section.edits()).anyMatch(Guards::isRepetition);
        write(new Manuscript(begun.brief(), begun.plan(), List.of(section)), model);
        assertThat(model.prompts()).extracting(Prompt::sampling)
                .containsExactly(Sampling.DEFAULT, Sampling.DEFAULT.freer());
    }

    @Test
    void a_small_model_is_drawn_more_freely_from_the_first_planned_section_on_and_not_in_a_whole_document() {
        ScriptedModel model = model(sentences(25), sentences(25));
        write(bySmallModel(manuscript(LengthControl.STRICT, 200)), model);
        write(bySmallModel(whole(LengthControl.STRICT, 200)), model);
        assertThat(model.prompts()).extracting(Prompt::sampling)
                .containsExactly(Sampling.DEFAULT.freer(), Sampling.DEFAULT);
    }

    private static Manuscript bySmallModel(Manuscript manuscript) {
        Brief brief = manuscript.brief();
        Brief small = new Brief(
                brief.instruction(),
                brief.words(),
                brief.language(),
                brief.mode(),
                brief.layout(),
                brief.length(),
                brief.seed(),
                "qwen2.5-1.5b",
                brief.limits());
        return new Manuscript(small, manuscript.plan(), manuscript.sections());
    }

    @Test
    void the_last_section_is_continued_before_the_paragraph_that_ends_it() {
        String body = sentences(4) + "\n\n" + sentences(4);
        String ending = "And so the river comes to rest.";
        String more = sentences(15);
        ScriptedModel model = model(body + "\n\n" + ending, more);
        Section section = write(whole(LengthControl.STRICT, 200), model);
        assertThat(section.text()).isEqualTo(body + "\n\nIn addition, " + more + "\n\n" + ending);
    }

    @Test
    void a_section_that_runs_over_is_ended_at_a_sentence_near_its_words() {
        Section section = write(manuscript(LengthControl.STRICT, 200), model(sentences(60)));
        assertThat(section.words()).isBetween(190, 210);
        assertThat(section.text()).endsWith(".");
        assertThat(section.edits()).extracting(Edit::what).containsExactly("trimmed");
    }

    @Test
    void a_document_that_runs_over_keeps_the_paragraph_that_ends_it() {
        String text = IntStream.range(0, 8).mapToObj(i -> sentences(5)).collect(Collectors.joining("\n\n"));
        Section section = write(whole(LengthControl.STRICT, 200), model(text + "\n\nAnd so the river comes to rest."));
        assertThat(section.text()).endsWith("And so the river comes to rest.");
        assertThat(section.words()).isBetween(188, 212);
    }

    @Test
    void a_model_that_brings_nothing_more_is_asked_three_times_ever_more_freely_and_what_is_there_is_kept() {
        String first = sentences(12);
        ScriptedModel model = model(first, "", " ", "The end.");
        Section section = write(manuscript(LengthControl.STRICT, 200), model);
        assertThat(section.text().strip()).isEqualTo(first);
        assertThat(model.prompts()).hasSize(4);
        assertThat(model.prompts().stream().map(prompt -> prompt.sampling().temperature())).isSorted();
        assertThat(model.prompts().getLast().sampling().temperature()).isGreaterThan(Sampling.DEFAULT.temperature());
        assertThat(model.prompts().stream().map(Prompt::seed)).doesNotHaveDuplicates();
    }

    @Test
    void a_model_that_goes_beyond_its_end_is_taken_to_have_ended_there() {
        String first = sentences(12);
        String more = "the river rises. " + sentences(13);
        ScriptedModel model = model(first + "\nHuman: Now write section 2.\n\nHere it is.", more);
        Section section = write(manuscript(LengthControl.STRICT, 200), model);
        assertThat(section.text()).isEqualTo(first + "\n\nIn addition, " + more);
        assertThat(section.edits()).extracting(Edit::what).containsExactly("next-turn", "continued");
    }

    @Test
    void every_further_paragraph_begins_with_other_words_and_those_that_nothing_follows_are_taken_back() {
        String first = sentences(12);
        ScriptedModel model = model(first, "", "Human: More.", " ");
        assertThat(write(manuscript(LengthControl.STRICT, 200), model).text().strip()).isEqualTo(first);
        assertThat(model.prompts().stream()
                        .skip(1)
                        .map(prompt -> prompt.messages().getLast().content().substring(first.length())))
                .containsExactly("\n\nIn addition,", "\n\nFor instance,", "\n\nEven so,");
    }

    @Test
    void a_model_that_copies_the_earlier_section_twice_is_asked_without_it() {
        String earlier = sentences(25);
        ScriptedModel model = model(earlier, earlier, sentences(25));
        Manuscript manuscript = Manuscripts.planned(Layout.TURNS, 3, 200, List.of(earlier));
        Section section = write(manuscript, model);
        assertThat(section.attempts()).isEqualTo(3);
        assertThat(section.contextFrom()).isEqualTo(1);
        assertThat(model.prompts().get(1).messages()).contains(Message.assistant(earlier));
        assertThat(model.prompts().get(2).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("point 1").doesNotContain(earlier));
    }

    @Test
    void an_answer_cut_in_a_sentence_goes_on_in_its_paragraph() {
        String whole = sentences(10);
        ScriptedModel model = cut(whole + " Then the", " " + sentences(15));
        Section section = write(manuscript(LengthControl.STRICT, 200), model);
        assertThat(section.text()).startsWith(whole + " ");
    }

    @Test
    void nothing_is_kept_of_what_a_server_took_text_from() {
        Queue<FinishReason> ends = new ArrayDeque<>(List.of(FinishReason.OTHER, FinishReason.STOP));
        ScriptedModel model = new ScriptedModel(
                ScriptedModel.WINDOW, prompt -> ScriptedModel.completion(prompt, sentences(25), ends.remove()));
        Section section = write(manuscript(LengthControl.STRICT, 200), model);
        assertThat(section.words()).isEqualTo(200);
        assertThat(section.attempts()).isEqualTo(2);
        assertThat(section.cost().modelCalls()).isEqualTo(2);
    }

    @Test
    void softly_a_section_is_left_alone_within_a_fifth() {
        assertThat(write(manuscript(LengthControl.SOFT, 200), model(sentences(21))).edits()).isEmpty();
        assertThat(write(manuscript(LengthControl.SOFT, 200), model(sentences(15), sentences(8))).edits()).isNotEmpty();
    }

    @Test
    void without_control_what_the_model_writes_is_taken_as_it_is() {
        for (int sentences : new int[] {1, 100}) {
            Section section = write(manuscript(LengthControl.OFF, 200), model(sentences(sentences)));
            assertThat(section.edits()).isEmpty();
            assertThat(section.words()).isEqualTo(8 * sentences);
        }
    }

    @Test
    void however_little_the_answers_bring_a_section_ends() {
        ScriptedModel model = ScriptedModel.answering(prompt -> sentences(1));
        Section section = write(manuscript(LengthControl.STRICT, 1_000), model);
        assertThat(model.prompts()).hasSizeLessThanOrEqualTo(16);
        assertThat(section.words()).isGreaterThanOrEqualTo(8 * 16);
    }

    @Test
    void a_server_that_does_not_go_on_by_itself_is_asked_in_a_turn() {
        List<Message> messages = new SectionPrompt(PromptTemplates.bundled())
                .messages(
                        SectionTask.next(manuscript(LengthControl.STRICT, 200)),
                        Draft.NONE.grown(sentences(12), List.of()),
                        false,
                        0);
        assertThat(messages.getLast().role()).isEqualTo(Message.Role.USER);
        assertThat(messages.getLast().content()).contains("104");
    }

    @Test
    void a_long_document_of_many_answers_outgrows_no_window() {
        int window = 2_048;
        ScriptedModel model = new ScriptedModel(
                window, prompt -> ScriptedModel.completion(prompt, sentences(30), FinishReason.STOP));
        Section section = write(whole(LengthControl.STRICT, 3_000), model);
        assertThat(section.words()).isBetween(2_850, 3_150);
        assertThat(model.prompts()).allSatisfy(prompt -> assertThat(
                        model.countTokens(prompt.messages()) + prompt.maxTokens())
                .isLessThanOrEqualTo(window));
    }

    private static Manuscript manuscript(LengthControl control, int words) {
        Manuscript planned = Manuscripts.planned(Layout.TURNS, 3, words, List.of());
        return new Manuscript(brief(control, 3 * words, Mode.PLANNED), planned.plan(), List.of());
    }

    private static Manuscript whole(LengthControl control, int words) {
        return new Manuscript(brief(control, words, Mode.SINGLE), Manuscripts.single(words).plan(), List.of());
    }

    private static Brief brief(LengthControl control, int words, Mode mode) {
        Brief brief = Manuscripts.brief(words, mode, Layout.TURNS);
        return new Brief(
                brief.instruction(), words, brief.language(), mode, Layout.TURNS, control, 7, "scripted", Limits.NONE);
    }

    private static Section write(Manuscript manuscript, ScriptedModel model) {
        Writing writing = new Writing(PromptTemplates.bundled(), Sampling.DEFAULT);
        Section section = Tries.write(writing, manuscript, model, CompletionObserver.NONE);
        assertThat(section.words()).isEqualTo(WordCounter.count(section.text()));
        return section;
    }

    private static ScriptedModel model(String... answers) {
        return ScriptedModel.answering(answers);
    }

    /** A model whose first answer is cut by the limit of tokens. */
    private static ScriptedModel cut(String first, String second) {
        Queue<String> answers = new ArrayDeque<>(List.of(first, second));
        return new ScriptedModel(
                ScriptedModel.WINDOW,
                prompt -> ScriptedModel.completion(
                        prompt, answers.remove(), answers.isEmpty() ? FinishReason.STOP : FinishReason.LENGTH));
    }

    /** Sentences of eight words that never come twice. */
    private static String sentences(int count) {
        return Prose.of(8 * count, DRAWN.incrementAndGet());
    }
}
