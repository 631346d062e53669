package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.MODELS;
import static dev.longhand.wiring.model.Servers.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RemoteEndpointTest {
    private static final ModelSettings SETTINGS = settings(Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "http://host:8000, http://host:8000",
        "http://host:8000/, http://host:8000",
        "http://host:8000/v1, http://host:8000",
        "https://host/api/v1/, https://host/api",
        "' https://host/v1x ', https://host/v1x"
    })
    void theAddressMayHaveV1OrNot(String configured, String root) {
        assertThat(new RemoteEndpoint(configured, "m", SETTINGS).urlsFor("m")).containsExactly(URI.create(root));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:8000",
                "ftp://host",
                "http://",
                "http://a b",
                "http://u:pw@host",
                "http://host/v1?k=pw",
                "http://host,"
            })
    void otherAddressesAreRefusedWithoutBeingShown(String configured) {
        LonghandException refusal =
                catchThrowableOfType(LonghandException.class, () -> new RemoteEndpoint(configured, "m", SETTINGS));
        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal).hasMessageContaining("longhand.model.url").hasMessageNotContaining("pw");
    }

    @Test
    void theConfiguredNameIsTheDefault() {
        assertThat(new RemoteEndpoint("http://nowhere.invalid", "m", SETTINGS).defaultModel())
                .isEqualTo("m");
    }

    @Test
    void theOnlyModelIsTheDefault() {
        try (ScriptedServer server = listing("{\"id\":\"a\"}")) {
            assertThat(new RemoteEndpoint(server.url() + "/v1", "", SETTINGS).defaultModel())
                    .isEqualTo("a");
        }
    }

    @Test
    void ofSeveralModelsOneMustBeNamed() {
        try (ScriptedServer server = listing("{\"id\":\"a\"},{\"id\":\"b\"}")) {
            LonghandException refusal = failure(server);
            assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
            assertThat(refusal).hasMessageContaining("name one of: a, b");
        }
    }

    @Test
    void aServerWithoutModelsIsNotReady() {
        try (ScriptedServer server = listing("")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.MODEL_UNAVAILABLE);
        }
    }

    @Test
    void aServerThatWantsAKeySaysSo() {
        try (ScriptedServer server = new ScriptedServer().on(MODELS, 401, "{}")) {
            assertThat(failure(server)).hasMessageContaining("LONGHAND_MODEL_API_KEY");
        }
    }

    private static LonghandException failure(ScriptedServer server) {
        RemoteEndpoint endpoint = new RemoteEndpoint(server.url(), "", SETTINGS);
        return catchThrowableOfType(LonghandException.class, endpoint::defaultModel);
    }

    private static ScriptedServer listing(String cards) {
        return new ScriptedServer().on(MODELS, 200, "{\"data\":[" + cards + "]}");
    }
}
