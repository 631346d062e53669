package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.longhand.document.Edit;
import dev.longhand.document.Language;
import dev.longhand.document.WordCounter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en-good-poem",
                "en-good-dialogue",
                "en-good-food",
                "en-good-market",
                "en-good-near",
                "en-good-translation",
                "en-good-list",
                "en-good-code",
                "en-good-quotation",
                "zh-good-terms",
                "zh-good-tides",
                "zh-good-market",
                "zh-good-near",
                "zh-good-parallel",
                "zh-good-translation"
            })
    void a_good_text_comes_back_byte_for_byte(String name) {
        String text = RealTexts.text(name);
        Guarded guarded = Guards.check(text, RealTexts.context(name));
        assertThat(guarded.text()).isEqualTo(text);
        assertThat(guarded.edits()).isEmpty();
        assertThat(guarded.complete(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  ## River\r\n\r\nIt bends…  \r\n\r\n",
                "\n\nOne.\n \nTwo.\n\n\n",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "```python\nfor i in range(3):\n\n    print(i)\n```",
                "- [ ] Eggs\n- [ ] Flour\n",
                "他说：“走吧。”\n\n　　于是他们走了。\n"
            })
    void blanks_line_ends_tables_and_code_are_left_as_they_are(String text) {
        assertThat(Guards.check(text, RealTexts.english()))
                .isEqualTo(new Guarded(text, List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-good-letter", "zh-good-letter"})
    void the_courtesies_of_a_letter_belong_to_it(String name) {
        String text = RealTexts.text(name);
        GuardContext letter = RealTexts.asked(RealTexts.context(name), "Write an email to a colleague. 写一封信给客户。");
        assertThat(Guards.check(text, letter).text()).isEqualTo(text);
    }

    @Test
    void every_guard_notes_the_words_that_it_took_in_its_turn() {
        String text = "<think>Short.</think>Sure! Here is the section:\n\n" + RealTexts.text("en-good-food")
                + "\n\nIn conclusion, night markets were lively.<|im_end|>\n<|im_start|>user\nGo on.";
        Guarded guarded = Guards.check(text, RealTexts.english());
        assertThat(guarded.text()).isEqualTo(RealTexts.text("en-good-food"));
        assertThat(guarded.edits())
                .extracting(Edit::what, Edit::words)
                .containsExactly(
                        tuple("control-tokens", -3),
                        tuple("thinking", -3),
                        tuple("chatter", -5),
                        tuple("summing-up", -6));
        int taken = guarded.edits().stream().mapToInt(Edit::words).sum();
        assertThat(WordCounter.count(guarded.text()) - taken).isEqualTo(WordCounter.count(text));
    }

    @Test
    void an_answer_of_nothing_but_a_question_leaves_nothing() {
        for (String name : List.of("en-question", "en-offer", "zh-question")) {
            Guarded guarded = Guards.check(RealTexts.text(name), RealTexts.context(name));
            assertThat(guarded.problem()).hasValue("nothing was left of the answer but talk about the text");
            assertThat(guarded.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "　"})
    void an_empty_answer_is_a_problem(String text) {
        assertThat(Guards.check(text, RealTexts.english()).problem()).hasValue("the answer was empty");
    }

    @Test
    void a_whole_document_may_have_its_title_and_sum_up() {
        String text = "# Bread\n\n## Section 1: Flour\n\nFlour comes from grain, and grain from fields that somebody"
                + " ploughed.\n\nIn conclusion, bread is work.";
        GuardContext whole = GuardContext.whole(Language.EN, "Write about bread.");
        assertThat(Guards.check(text, whole).text()).isEqualTo(text);
    }

    @Test
    void what_is_guarded_once_is_clean() {
        for (String name : List.of("en-chatter-around", "zh-chatter-around", "en-think", "en-loop-list", "zh-restated")) {
            Guarded once = Guards.check(RealTexts.text(name), RealTexts.context(name));
            assertThat(once.edits()).isNotEmpty();
            assertThat(Guards.check(once.text(), RealTexts.context(name)).edits()).isEmpty();
        }
    }

    @Test
    void text_and_problem_exclude_each_other() {
        assertThatThrownBy(() -> new Guarded("Text.", List.of(), Optional.of("problem")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guarded(" ", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
