package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BegunAnewTest {
    private static final String FIRST = "## 1. The Harbour\n\nShips came in.\n\n### Method\n\nCount them.";
    private static final String SECOND = "## The Crew\n\nThey sang.";

    @ParameterizedTest
    @ValueSource(strings = {"## 1. The Harbour", "### The harbour", "## 二、The Harbour", "# **The Harbour**", "## 2 The Harbour:"})
    void a_section_ends_where_the_heading_of_an_earlier_one_stands_behind_its_text(String heading) {
        assertThat(kept("## The Storm\n\nIt blew.\n\n" + heading + "\n\nAgain ships came in."))
                .isEqualTo("## The Storm\n\nIt blew.");
    }

    @Test
    void an_answer_of_a_real_model_ends_where_it_comes_back_to_the_first_section() {
        String answer = RealTexts.text("en-begun-anew");
        Verdict verdict = new BegunAnew().on(answer, RealTexts.after(RealTexts.english(), RealTexts.text("en-begun-first")));
        String again = "\n\n### What's Right?\n\nWhen it comes to implementing";
        assertThat(answer).contains(again);
        assertThat(verdict).isEqualTo(new Kept(answer.substring(0, answer.indexOf(again))));
    }

    @Test
    void more_of_a_section_ends_there_as_well() {
        assertThat(kept("It blew on.\n\n## The Harbour\n\nAgain ships came in.")).isEqualTo("It blew on.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## The Harbour\n\nIt is the beginning, of which another guard takes the heading alone.",
                "It blew on.\n\n## The Crew\n\nThe heading under which this text stands.",
                "## The Storm\n\nIt blew.\n\n### Method\n\nA heading from further down.",
                "## The Storm\n\nIt blew.\n\n```\n# The Harbour\n```",
                "## The Storm\n\nIt blew.\n\nThe Harbour",
                "## The Storm\n\nIt blew.\n\n## 1871 The Harbour"
            })
    void what_is_no_second_beginning_stays(String text) {
        assertThat(kept(text)).isSameAs(text);
    }

    @Test
    void the_model_is_held_to_have_ended_its_text_itself() {
        Guarded guarded = Guards.check("## The Storm\n\nIt blew.\n\n## The Harbour\n\nAgain.", RealTexts.after(RealTexts.english(), FIRST, SECOND));
        assertThat(guarded.text()).isEqualTo("## The Storm\n\nIt blew.");
        assertThat(guarded.edits()).singleElement().matches(Guards::isBeyondTheEnd);
    }

    private static String kept(String text) {
        return ((Kept) new BegunAnew().on(text, RealTexts.after(RealTexts.english(), FIRST, SECOND))).text();
    }
}
