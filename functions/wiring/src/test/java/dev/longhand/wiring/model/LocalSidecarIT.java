package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract on a real server: llama.cpp with the small model, started and ended as a laptop does it. */
@QuarkusTest
class LocalSidecarIT extends LanguageModelContract {
    @Inject
    ModelEndpoint sidecar;

    @Inject
    ModelSettings settings;

    @Override
    HttpLanguageModels models() {
        return new HttpLanguageModels(server(), settings);
    }

    @Override
    Set<Ability> abilities() {
        return EnumSet.of(Ability.CACHE_TOLD);
    }

    private RemoteEndpoint server() {
        String model = sidecar.defaultModel();
        return new RemoteEndpoint(sidecar.urlsFor(model).getFirst().toString(), model, settings);
    }

    @Test
    void itIsReady() {
        String model = sidecar.defaultModel();
        assertThat(new ReadinessProbe(server(), settings).generating(model)).isEqualTo(new Readiness.Ready(model));
    }
}
