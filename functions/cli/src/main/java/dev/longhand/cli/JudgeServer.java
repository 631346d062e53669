package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.evaluation.Patience;
import dev.longhand.evaluation.PatientModel;
import dev.longhand.evaluation.judge.Judge;
import dev.longhand.model.LanguageModel;
import dev.longhand.pipeline.Host;
import dev.longhand.wiring.CliConfig;
import dev.longhand.wiring.JudgeConfig;
import dev.longhand.wiring.model.HttpLanguageModels;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.model.ModelSettings.ApiKey;
import dev.longhand.wiring.model.RemoteEndpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the model that judges, on a server of its own with a key of its own. */
@Singleton
final class JudgeServer {
    /** The settings of the writing model that its client names in what it says, and those of the judge. */
    private static final Map<String, String> SETTINGS = Map.of(
            "LONGHAND_MODEL_API_KEY", "LONGHAND_JUDGE_API_KEY",
            "longhand.model.url", "--judge-url",
            "longhand.model.window", "longhand.judge.window");

    @Inject
    JudgeConfig config;

    @Inject
    ModelSettings writing;

    @Inject
    CliConfig cli;

    @Inject
    Host host;

    /** A judge and the name of its model. */
    record Named(String name, Judge judge) {}

    /** The judge of these options, else of the settings; fails at once when it is not there. */
    Named judge(@Nullable String url, @Nullable String model) {
        String address = Optional.ofNullable(url)
                .or(config::url)
                .orElseThrow(() -> LonghandException.invalid("no judge is named: give its server with --judge-url"));
        String wanted = Optional.ofNullable(model).or(config::model).orElse("");
        return explained(() -> {
            RemoteEndpoint endpoint = new RemoteEndpoint(address, wanted, settings());
            String name = endpoint.defaultModel();
            LanguageModel asked = new HttpLanguageModels(endpoint, settings()).named(name);
            return new Named(name, new Judge(new PatientModel(asked, new Patience(cli.patience(), host.ticker()))));
        });
    }

    /** Does something with the judge; what its client says of settings is said of the judge's. */
    <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (LonghandException e) {
            String message = e.getMessage();
            for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
                message = message.replace(setting.getKey(), setting.getValue());
            }
            throw LonghandException.of(e.kind(), message, e);
        }
    }

    /** The key and the stop tokens of the writing model are not the judge's. */
    private ModelSettings settings() {
        return new ModelSettings(
                new ApiKey(config.apiKey().orElse("")),
                writing.timeouts(),
                writing.sampling(),
                List.of(),
                config.window().orElse(0));
    }
}
