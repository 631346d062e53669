package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlTokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|im_end|>",
                "<|im_start|>user\nMore",
                "<|endoftext|>",
                "<|user|>",
                "<|assistant|>\nSure",
                "<|observation|>",
                "<|eot_id|>",
                "<|start_header_id|>user<|end_header_id|>",
                "<|end_of_text|>",
                "<end_of_turn>",
                "</s>",
                "</s><s>[INST]",
                "[INST] More",
                "[/INST]",
                "<<SYS>>",
                "<｜end▁of▁sentence｜>",
                "<｜User｜>"
            })
    void a_token_that_ends_a_turn_ends_the_text(String token) {
        assertThat(kept("The tide turns.\n" + token + " And more.")).isEqualTo("The tide turns.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[gMASK]<sop>",
                "<|im_start|>assistant\n",
                "<|assistant|>\n",
                "<|start_header_id|>assistant<|end_header_id|>\n\n",
                "<start_of_turn>model\n",
                " [/INST] ",
                "<s>",
                "<|begin_of_text|>"
            })
    void tokens_before_the_text_go_with_their_role(String token) {
        assertThat(kept(token + "The tide turns.")).isEqualTo("The tide turns.");
    }

    @Test
    void the_token_at_which_a_real_model_ended_is_taken_off() {
        for (String name : List.of("en-control-token", "en-control-token-after-section")) {
            String text = RealTexts.text(name);
            assertThat(text).endsWith("<|im_end|>");
            assertThat(kept(text)).isEqualTo(text.substring(0, text.length() - "<|im_end|>".length()));
        }
    }

    @Test
    void a_token_that_ends_nothing_is_taken_out() {
        assertThat(kept("潮水[gMASK]一天涨落<unk>两次。")).isEqualTo("潮水一天涨落两次。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A turn ends with `<|im_end|>` in ChatML.",
                "```\n<|user|>\nHello\n```\nThat is a turn.",
                "The price is <s>12</s> 9 pounds.",
                "Use x < s and |a| > b [see INST].",
                "The user, the assistant and the system."
            })
    void code_and_markup_are_the_documents_own(String text) {
        assertThat(kept(text)).isSameAs(text);
    }

    private static String kept(String text) {
        return ((Kept) new ControlTokens().on(text, RealTexts.english())).text();
    }
}
