package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.CliConfig;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.model.Readiness;
import dev.longhand.wiring.model.ReadinessProbe;
import dev.longhand.wiring.sidecar.LocalSidecar;
import dev.longhand.wiring.sidecar.SidecarListener.Progress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes sure that a model generates before a job depends on it, so that a model that cannot leaves no job behind. */
@Singleton
final class ModelStart {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    @Inject
    ModelEndpoint endpoint;

    @Inject
    ModelSettings settings;

    @Inject
    CliConfig config;

    @Inject
    ProgressDisplay display;

    String defaultName() {
        return endpoint.defaultModel();
    }

    /** Returns when the model generates; waits for one that is loading, and fails at once for one that is not there. */
    void await(String model) {
        endpoint.require(model);
        if (endpoint instanceof LocalSidecar sidecar) {
            sidecar.urlFor(model);
        }
        long deadline = System.nanoTime() + config.patience().toNanos();
        while (!ready(model, System.nanoTime() > deadline)) {
            pause();
        }
    }

    private boolean ready(String model, boolean late) {
        return switch (new ReadinessProbe(endpoint, settings).generating(model)) {
            case Readiness.Ready _ -> true;
            case Readiness.Loading loading when late -> throw unavailable(loading.message());
            case Readiness.Loading loading -> {
                display.on(new Progress(loading.message(), 0, 0));
                yield false;
            }
            case Readiness.Unreachable unreachable -> throw unavailable(unreachable.message());
            case Readiness.Lacks lacks ->
                throw LonghandException.of(
                        Kind.NOT_FOUND,
                        "the model server has no model %s: name one of %s with --model"
                                .formatted(lacks.model(), String.join(", ", lacks.names())));
        };
    }

    private static LonghandException unavailable(String message) {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, message);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.CANCELLED, "interrupted while the model was loading", e);
        }
    }
}
