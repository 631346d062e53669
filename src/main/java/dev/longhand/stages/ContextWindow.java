package dev.longhand.stages;

import dev.longhand.document.Draft;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.WordCounter;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import java.util.List;

/**
 * Keeps a prompt and its answer within the model's window. While everything fits, everything is shown. When it no longer
 * does, instruction, plan and the latest text stay: the oldest sections are left out until the prompt takes half the
 * window, so that the next jump is far away and the server's prefix cache keeps its worth between jumps. A section that
 * outgrows the window by itself is shown from a later paragraph on.
 */
final class ContextWindow {

    /** The prompt to send: its messages, their tokens and the index of the first earlier section in them. */
    record Fitted(List<Message> messages, int tokens, int from) {
        int words() {
            return messages.stream()
                    .mapToInt(message -> WordCounter.count(message.content()))
                    .sum();
        }
    }

    private final SectionTask task;
    private final LanguageModel model;
    private final SectionPrompt prompt;
    private final int answer;

    /**
     * The window of one call.
     *
     * @param answer tokens to keep free for the answer
     */
    ContextWindow(SectionTask task, LanguageModel model, SectionPrompt prompt, int answer) {
        this.task = task;
        this.model = model;
        this.prompt = prompt;
        this.answer = answer;
    }

    /** The longest prompt that the rule allows. */
    Fitted fit(Draft draft) {
        int window = model.profile().window();
        int last = task.manuscript().next();
        Fitted fitted = asked(draft, draft.contextFrom());
        int allowed = window - answer;
        while (fitted.tokens() > allowed && fitted.from() < last) {
            allowed = Math.min(window - answer - Summaries.MOST_TOKENS, window / 2);
            fitted = asked(draft, fitted.from() + 1);
        }
        return fitted.tokens() <= window - answer ? fitted : shortened(draft, fitted, window);
    }

    private Fitted asked(Draft draft, int from) {
        List<Message> messages = prompt.messages(task, draft, model.profile().continues(), from);
        return new Fitted(messages, model.countTokens(messages), from);
    }

    /** Leaves out the beginning of the section itself, half of what is shown at a time. */
    private Fitted shortened(Draft draft, Fitted tooLong, int window) {
        Fitted fitted = tooLong;
        String text = draft.text();
        while (fitted.tokens() > window - answer) {
            String later = laterHalf(text);
            if (later.length() == text.length()) {
                throw tooLong(fitted.tokens(), window);
            }
            text = later;
            fitted = asked(draft.parted(text, draft.ending(), List.of()), fitted.from());
        }
        return fitted;
    }

    private static String laterHalf(String text) {
        int paragraph = text.indexOf("\n\n", text.length() / 2);
        int line = paragraph < 0 || paragraph + 2 >= text.length() ? text.indexOf('\n', text.length() / 2) : paragraph;
        int from = line < 0 || line + 2 >= text.length() ? text.length() / 2 : line;
        return text.substring(from).stripLeading();
    }

    private LonghandException tooLong(int tokens, int window) {
        return LonghandException.of(
                Kind.CONTEXT_TOO_LONG,
                "instruction and plan take %,d tokens and the section up to %,d, the model's window has %,d: shorten the instruction or use a model with a larger window"
                        .formatted(tokens, answer, window));
    }
}
