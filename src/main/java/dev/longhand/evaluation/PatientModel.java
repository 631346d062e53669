package dev.longhand.evaluation;

import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import java.util.List;

/** A model whose server may be away for a while: one call is tried again, not all that was paid before it. */
public record PatientModel(LanguageModel model, Patience patience) implements LanguageModel {

    @Override
    public ModelProfile profile() {
        return patience.with(model::profile);
    }

    @Override
    public int countTokens(List<Message> messages) {
        return patience.with(() -> model.countTokens(messages));
    }

    @Override
    public Completion complete(Prompt prompt, CompletionObserver observer) {
        return patience.with(() -> model.complete(prompt, observer));
    }
}
