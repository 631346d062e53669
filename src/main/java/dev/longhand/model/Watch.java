package dev.longhand.model;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import java.util.List;

/** Watches an answer and gives it up when nothing good can come of it any more. Not safe for threads. */
public interface Watch extends CompletionObserver {

    /** Whether the answer ran away, as against being cancelled by the observer. */
    boolean ranAway();

    /** All that was said so far. */
    String text();

    /** The model's answer; one that ran away ends where it was stopped. */
    default Completion over(LanguageModel model, Prompt prompt) {
        try {
            return model.complete(prompt, this);
        } catch (LonghandException e) {
            if (e.kind() != Kind.CANCELLED || !ranAway()) {
                throw e;
            }
            return new Completion(text(), FinishReason.LENGTH, stoppedUsage(model, prompt));
        }
    }

    /** A stopped call reports no usage, so its tokens are counted here. */
    private Usage stoppedUsage(LanguageModel model, Prompt prompt) {
        return new Usage(
                model.countTokens(prompt.messages()), 0, model.countTokens(List.of(Message.user(text()))));
    }
}
