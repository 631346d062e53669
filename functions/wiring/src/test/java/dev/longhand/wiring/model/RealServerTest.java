package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.wiring.model.ModelSettings.Timeouts;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on the server whose address is in LONGHAND_TEST_MODEL_URL; run by hand. */
@QuarkusTest
@Tag("real-server")
@EnabledIfEnvironmentVariable(named = "LONGHAND_TEST_MODEL_URL", matches = "http.*")
class RealServerTest extends LanguageModelContract {
    private static final Duration PATIENT = Duration.ofMinutes(5);
    private final ModelSettings settings =
            Servers.settings(new Timeouts(Duration.ofSeconds(5), PATIENT, PATIENT, PATIENT));

    private RemoteEndpoint endpoint() {
        return new RemoteEndpoint(System.getenv("LONGHAND_TEST_MODEL_URL"), "", settings);
    }

    @Override
    HttpLanguageModels models() {
        return new HttpLanguageModels(endpoint(), settings);
    }

    @Test
    void itIsReady() {
        String model = endpoint().defaultModel();
        assertThat(new ReadinessProbe(endpoint(), settings).generating(model)).isEqualTo(new Readiness.Ready(model));
    }
}
