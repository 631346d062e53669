package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on the real vLLM, which {@code .ci/vllm} starts and whose address it tells in {@code tests.vllm}. */
@QuarkusTest
@Tag("vllm")
class VllmIT extends LanguageModelContract {
    private static final String ADDRESS = "tests.vllm";

    @Inject
    ModelSettings settings;

    @Override
    HttpLanguageModels models() {
        return new HttpLanguageModels(server(), settings);
    }

    @Override
    Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    private RemoteEndpoint server() {
        String url = System.getProperty(ADDRESS);
        assertThat(url)
                .as("%s, the address of a running vLLM: .ci/vllm starts one", ADDRESS)
                .isNotNull();
        return new RemoteEndpoint(url, "", settings);
    }

    @Test
    void itIsReady() {
        RemoteEndpoint server = server();
        String model = server.defaultModel();
        assertThat(new ReadinessProbe(server, settings).generating(model)).isEqualTo(new Readiness.Ready(model));
    }
}
