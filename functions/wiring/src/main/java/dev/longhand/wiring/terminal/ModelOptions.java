package dev.longhand.wiring.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that are settings, for commands that call a model. */
public final class ModelOptions extends StoreOption {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "a model of the catalogue (see `longhand models`), or with --model-url one of that server's")
    @Nullable
    String model;

    @Option(
            names = "--model-url",
            paramLabel = "URL",
            description = "an OpenAI-compatible server such as vLLM; without it a small model runs on this machine")
    @Nullable
    String modelUrl;

    @Override
    public void apply() {
        super.apply();
        set("longhand.model.name", model);
        set("longhand.model.url", modelUrl);
    }
}
