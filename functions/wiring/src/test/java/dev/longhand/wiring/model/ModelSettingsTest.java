package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.model.Sampling;
import dev.longhand.wiring.model.ModelSettings.ApiKey;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheLongWriterModels() {
        assertThat(configured(Map.of()))
                .isEqualTo(new ModelSettings(
                        new ApiKey(""),
                        new Timeouts(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(30)),
                        Sampling.DEFAULT,
                        List.of(),
                        0));
    }

    @Test
    void everythingCanBeSet() {
        ModelSettings settings = configured(Map.of(
                "longhand.model.api-key", "secret",
                "longhand.model.stall-timeout", "200ms",
                "longhand.model.temperature", "0",
                "longhand.model.stop-token-ids", "151329,151336,151338",
                "longhand.model.window", "32768"));
        assertThat(settings.apiKey().value()).isEqualTo("secret");
        assertThat(settings.timeouts().stall()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.sampling().temperature()).isZero();
        assertThat(settings.stopTokenIds()).containsExactly(151329, 151336, 151338);
        assertThat(settings.window()).isEqualTo(32_768);
    }

    @Test
    void theKeyDoesNotShowItself() {
        assertThat(configured(Map.of("longhand.model.api-key", "secret")).toString())
                .doesNotContain("secret");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> configured(Map.of("longhand.model.call-timeout", "0s")))
                .hasMessageContaining("longhand.model.call-timeout");
        assertThatThrownBy(() -> configured(Map.of("longhand.model.window", "-1")))
                .hasMessageContaining("longhand.model.window");
    }

    private static ModelSettings configured(Map<String, String> properties) {
        return ModelSettings.of(new SmallRyeConfigBuilder()
                .withMapping(ModelConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ModelConfig.class));
    }
}
