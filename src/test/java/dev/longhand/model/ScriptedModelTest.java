package dev.longhand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {
    private static final Prompt PROMPT =
            new Prompt(List.of(Message.user("say 你好 twice")), Sampling.DEFAULT, 10, 1, ResponseFormat.TEXT);

    @Test
    void answersInOrderAndRemembersThePrompts() {
        ScriptedModel model = ScriptedModel.answering("one", "two words");

        assertThat(model.complete(PROMPT, CompletionObserver.NONE))
                .isEqualTo(new Completion("one", FinishReason.STOP, new Usage(4, 0, 1)));
        assertThat(model.complete(PROMPT, CompletionObserver.NONE).usage()).isEqualTo(new Usage(4, 0, 2));
        assertThat(model.prompts()).containsExactly(PROMPT, PROMPT);
    }

    @Test
    void streamsExactlyTheTextThatItAnswers() {
        String text = "A first line,\n\n  then 一些汉字 and a" + " very".repeat(50) + "long".repeat(50) + " end. ";
        StringBuilder streamed = new StringBuilder();

        ScriptedModel.answering(text).complete(PROMPT, observer(streamed, Integer.MAX_VALUE));

        assertThat(streamed).hasToString(text);
    }

    @Test
    void stopsWhenTheObserverGivesUp() {
        StringBuilder streamed = new StringBuilder();

        assertThatThrownBy(() -> ScriptedModel.answering("one two three").complete(PROMPT, observer(streamed, 5)))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(LonghandException.Kind.CANCELLED));
        assertThat(streamed).hasToString("one two");
    }

    @Test
    void aCallTooManyIsAnErrorOfTheScript() {
        assertThatThrownBy(() -> ScriptedModel.answering().complete(PROMPT, CompletionObserver.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CompletionObserver observer(StringBuilder streamed, int most) {
        return new CompletionObserver() {
            @Override
            public void text(String delta) {
                streamed.append(delta);
            }

            @Override
            public boolean cancelled() {
                return streamed.length() >= most;
            }
        };
    }
}
