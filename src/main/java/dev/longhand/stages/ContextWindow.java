package dev.longhand.stages;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Keeps a prompt and its answer within the model's window. While everything fits, everything is shown. When it no longer
 * does, instruction, plan and the latest sections stay: the oldest sections are left out until the prompt takes half the
 * window, so that the next jump is far away and the server's prefix cache keeps its worth between jumps. Where the text
 * shown begins is recorded with each section.
 */
final class ContextWindow {

    /** The prompt to send: its messages, their tokens and the index of the first earlier section in them. */
    record Fitted(List<Message> messages, int tokens, int from) {}

    private ContextWindow() {}

    /**
     * The longest prompt that the rule allows.
     *
     * @param layout the messages that show the sections from an index on
     * @param answer tokens to keep free for the answer
     */
    static Fitted fit(Manuscript manuscript, LanguageModel model, int answer, IntFunction<List<Message>> layout) {
        int window = model.profile().window();
        int from = manuscript.sections().isEmpty()
                ? 0
                : manuscript.sections().getLast().contextFrom();
        int allowed = window - answer;
        while (true) {
            List<Message> messages = layout.apply(from);
            int tokens = model.countTokens(messages);
            if (tokens <= allowed) {
                return new Fitted(messages, tokens, from);
            }
            if (from == manuscript.next()) {
                throw tooLong(tokens, answer, window);
            }
            from++;
            allowed = Math.min(allowed, window / 2);
        }
    }

    private static LonghandException tooLong(int tokens, int answer, int window) {
        return LonghandException.of(
                Kind.CONTEXT_TOO_LONG,
                "instruction and plan take %,d tokens and the section up to %,d, the model's window has %,d: shorten the instruction or use a model with a larger window"
                        .formatted(tokens, answer, window));
    }
}
