package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Layout;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Message;
import dev.longhand.model.Message.Role;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WritingTest {
    private final Writing writing = new Writing(PromptTemplates.bundled(), Sampling.DEFAULT);

    @Test
    void a_section_is_stored_byte_for_byte_with_what_it_cost() {
        String answer = " ## Sources\r\n\nRivers begin small. \n";
        Section section = write(Manuscripts.planned(Layout.TURNS, 3, 300, List.of()), ScriptedModel.answering(answer));
        assertThat(section.text()).isEqualTo(answer);
        assertThat(section.words()).isEqualTo(4);
        assertThat(section.attempts()).isEqualTo(1);
        assertThat(section.finish()).isEqualTo(FinishReason.STOP);
        assertThat(section.cost().modelCalls()).isEqualTo(1);
        assertThat(section.cost().usage().prompt()).isPositive();
    }

    @Test
    void in_turns_every_prompt_is_the_one_before_with_the_answer_and_a_new_question_at_its_end() {
        ScriptedModel model = ScriptedModel.answering(prompt -> Prose.of(20, prompt.messages().size()) + "\n");
        Manuscript manuscript = Manuscripts.planned(Layout.TURNS, 4, 300, List.of());
        for (int i = 0; i < 4; i++) {
            manuscript = with(manuscript, write(manuscript, model));
        }
        for (int i = 1; i < 4; i++) {
            List<Message> before = model.prompts().get(i - 1).messages();
            List<Message> now = model.prompts().get(i).messages();
            assertThat(now.subList(0, before.size())).isEqualTo(before);
            assertThat(now.get(before.size())).isEqualTo(Message.assistant(manuscript.sections().get(i - 1).text()));
            assertThat(now.getLast().role()).isEqualTo(Role.USER);
            assertThat(now).hasSize(before.size() + 2);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_section_is_shown_the_plan_and_its_own_lane_and_nothing_of_another(Layout layout) {
        ScriptedModel model = ScriptedModel.answering("Rivers end.");
        Manuscript manuscript = Manuscripts.ofTwoLanes(layout);
        Section section = write(manuscript, model);
        String shown = model.prompts().getFirst().messages().toString();
        assertThat(shown).contains("point 0", "point 1", "Gamma text.").doesNotContain("Alpha text.");
        assertThat(section.index()).isEqualTo(3);
        assertThat(section.previous()).isEqualTo(manuscript.sections().getLast().sha256());
        assertThat(section.contextFrom()).isEqualTo(2);
    }

    @Test
    void the_first_section_of_a_lane_begins_as_the_first_of_a_document_does() {
        Manuscript all = Manuscripts.ofTwoLanes(Layout.TURNS);
        Manuscript begun = new Manuscript(all.brief(), all.plan(), all.sections().subList(0, 1), 2);
        ScriptedModel model = ScriptedModel.answering("Rivers bend.");
        Section section = write(begun, model);
        assertThat(model.prompts().getFirst().messages()).hasSize(1);
        assertThat(section.previous()).isEmpty();
        assertThat(section.budget()).isEqualTo(300);
        assertThat(section.contextFrom()).isEqualTo(2);
    }

    @Test
    void in_the_published_layout_one_message_holds_everything_in_the_published_order() {
        ScriptedModel model = ScriptedModel.answering("More.");
        write(Manuscripts.planned(Layout.AGENTWRITE, 3, 300, List.of("Alpha text.", "Beta text.")), model);
        List<Message> messages = model.prompts().getFirst().messages();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().content())
                .containsSubsequence("Write about rivers.", "point 0", "point 1", "Alpha text.", "Beta text.", "point 2");
    }

    @Test
    void a_one_call_document_is_asked_for_with_its_instruction_and_length() {
        ScriptedModel model = ScriptedModel.answering("All of it.");
        write(Manuscripts.single(321), model);
        assertThat(model.prompts().getFirst().messages()).singleElement().satisfies(message -> assertThat(
                        message.content())
                .contains("Write about rivers.", "321"));
    }

    @Test
    void an_answer_that_cannot_be_kept_is_asked_for_again_with_another_seed_and_paid_for_openly() {
        ScriptedModel model = ScriptedModel.answering(" ", "", "A text at last.");
        Section section = write(Manuscripts.planned(Layout.TURNS, 2, 300, List.of()), model);
        assertThat(section.attempts()).isEqualTo(3);
        assertThat(section.cost().modelCalls()).isEqualTo(3);
        assertThat(model.prompts().stream().map(Prompt::seed)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"' ', empty", "'( ・ )。', no words"})
    void after_three_answers_that_cannot_be_kept_the_section_is_given_up_with_the_reason(String answer, String reason) {
        ScriptedModel model = ScriptedModel.answering(answer, answer, answer);
        assertThatThrownBy(() -> write(Manuscripts.planned(Layout.TURNS, 2, 300, List.of("One.")), model))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_OUTPUT))
                .hasMessageContaining(reason);
    }

    @Test
    void what_is_left_of_the_target_is_spread_over_the_sections_that_are_left() {
        String short100 = Prose.of(100, 1);
        ScriptedModel model = ScriptedModel.answering("Next.");
        Section section = write(Manuscripts.planned(Layout.TURNS, 3, 300, List.of(short100)), model);
        assertThat(section.budget()).isEqualTo(400);
        assertThat(model.prompts().getFirst().messages().getLast().content()).contains("400");
    }

    @Test
    void a_document_that_is_too_long_already_still_asks_for_half_of_each_section() {
        ScriptedModel model = ScriptedModel.answering("Next.");
        Section section =
                write(Manuscripts.planned(Layout.TURNS, 3, 300, List.of(Prose.of(2_000, 1))), model);
        assertThat(section.budget()).isEqualTo(150);
    }

    @Test
    void no_prompt_with_its_answer_ever_outgrows_the_window_and_what_was_left_out_is_recorded() {
        int window = 2_000;
        ScriptedModel model = new ScriptedModel(
                window, prompt -> ScriptedModel.completion(prompt, Prose.of(150, prompt.seed()), FinishReason.STOP));
        Manuscript manuscript = Manuscripts.planned(Layout.TURNS, 20, 200, List.of());
        List<Integer> from = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Section section = write(manuscript, model);
            from.add(section.contextFrom());
            manuscript = with(manuscript, section);
        }
        assertThat(model.prompts()).allSatisfy(prompt -> assertThat(
                        model.countTokens(prompt.messages()) + prompt.maxTokens())
                .isLessThanOrEqualTo(window));
        assertThat(from).isSorted().startsWith(0, 0);
        assertThat(from.getLast()).isPositive();
        assertThat(IntStream.range(1, 20).filter(i -> !from.get(i).equals(from.get(i - 1))))
                .as("jumps are few and big")
                .hasSizeLessThan(8);
        assertThat(model.prompts().getLast().messages().getFirst().content())
                .contains("Write about rivers.", "point 0", "point 19");
    }

    @Test
    void an_instruction_that_leaves_no_room_in_the_window_is_refused_with_the_figures() {
        ScriptedModel model = new ScriptedModel(200, prompt -> {
            throw new AssertionError("nothing may be asked");
        });
        assertThatThrownBy(() -> write(Manuscripts.planned(Layout.TURNS, 2, 300, List.of()), model))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTEXT_TOO_LONG))
                .hasMessageContaining("200");
    }

    @Test
    void a_cancel_reaches_the_call() {
        CompletionObserver cancelled = new CompletionObserver() {
            @Override
            public void text(String delta) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Manuscript manuscript = Manuscripts.planned(Layout.TURNS, 2, 300, List.of());
        assertThatThrownBy(() -> Tries.write(writing, manuscript, ScriptedModel.answering("A text."), cancelled))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    private static Manuscript with(Manuscript manuscript, Section section) {
        List<Section> sections = new ArrayList<>(manuscript.sections());
        sections.add(section);
        return new Manuscript(manuscript.brief(), manuscript.plan(), sections);
    }

    private Section write(Manuscript manuscript, ScriptedModel model) {
        return Tries.write(writing, manuscript, model, CompletionObserver.NONE);
    }
}
