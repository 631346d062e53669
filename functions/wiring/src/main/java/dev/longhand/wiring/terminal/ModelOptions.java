package dev.longhand.wiring.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which model writes. */
public final class ModelOptions implements SettingOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "a model of the catalogue (see `longhand models`), or with --model-url one of that server's")
    @Nullable
    String model;

    @Option(
            names = "--model-url",
            paramLabel = "URL",
            description =
                    "an OpenAI-compatible server such as vLLM, or several with commas between them; without it a small"
                            + " model runs on this machine")
    @Nullable
    String modelUrl;

    @Override
    public void apply() {
        SettingOptions.set("longhand.model.name", model);
        SettingOptions.set("longhand.model.url", modelUrl);
    }
}
