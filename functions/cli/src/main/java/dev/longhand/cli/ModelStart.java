package dev.longhand.cli;

import dev.longhand.model.LanguageModels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes sure that a model answers before a job depends on it. */
@Singleton
final class ModelStart {
    @Inject
    LanguageModels models;

    String defaultName() {
        return models.defaultName();
    }

    void await(String name) {
        models.named(name);
    }
}
