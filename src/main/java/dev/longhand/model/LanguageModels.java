package dev.longhand.model;

/** Finds the model that a job is pinned to. */
public interface LanguageModels {

    /** The model of this name; fails with {@code NOT_FOUND} when its server does not have it. */
    LanguageModel named(String name);

    /** The name to use when a brief names none. */
    String defaultName();
}
