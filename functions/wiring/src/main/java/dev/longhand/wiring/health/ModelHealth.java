package dev.longhand.wiring.health;

import dev.longhand.document.LonghandException;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import dev.longhand.wiring.model.Readiness.Lacks;
import dev.longhand.wiring.model.Readiness.Loading;
import dev.longhand.wiring.model.Readiness.Ready;
import dev.longhand.wiring.model.Readiness.Unreachable;
import dev.longhand.wiring.model.ReadinessProbe;
import dev.longhand.wiring.sidecar.LocalSidecar;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the configured model server answers and has the default model, also while it still loads. The local sidecar
 * starts when it is needed, so that asleep is ready too; asking never wakes it.
 */
@Readiness
@Singleton
final class ModelHealth implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ModelEndpoint endpoint;
    private final ReadinessProbe probe;

    ModelHealth(ModelEndpoint endpoint, ModelSettings settings) {
        this.endpoint = endpoint;
        this.probe = new ReadinessProbe(endpoint, hasty(settings));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("model");
        return endpoint instanceof LocalSidecar sidecar
                ? answer.up()
                        .withData("sidecar", sidecar.isRunning() ? "running" : "asleep")
                        .build()
                : remote(answer).build();
    }

    private static ModelSettings hasty(ModelSettings settings) {
        return new ModelSettings(
                settings.apiKey(),
                new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE),
                settings.sampling(),
                settings.stopTokenIds(),
                settings.window());
    }

    private HealthCheckResponseBuilder remote(HealthCheckResponseBuilder answer) {
        try {
            return switch (probe.listed(endpoint.defaultModel())) {
                case Ready _ -> answer.up().withData("server", "ready");
                case Loading _ -> answer.up().withData("server", "loading");
                case Unreachable _ -> answer.down().withData("server", "unreachable");
                case Lacks _ -> answer.down().withData("server", "lacks the model");
            };
        } catch (LonghandException e) {
            return answer.down().withData("server", e.kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
