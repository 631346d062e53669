package dev.longhand.wiring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.model.RemoteEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What is said when the store or the model server is away. */
@QuarkusTest
class HealthTest {
    @Inject
    ModelSettings settings;

    @Test
    void it_is_not_ready_when_the_store_cannot_be_read() {
        HealthCheckResponse answer = new StoreHealth(new UnreadableStore()).call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsEntry("reason", "store_unavailable");
    }

    @Test
    void it_is_not_ready_when_the_model_server_is_away() {
        ModelEndpoint away = new RemoteEndpoint("http://127.0.0.1:1", "scripted", settings);
        HealthCheckResponse answer = new ModelHealth(away, settings).call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsEntry("server", "unreachable");
    }

    private static final class UnreadableStore implements ObjectStore {
        @Override
        public Creation create(ObjectKey key, byte[] content) {
            return Creation.UNKNOWN;
        }

        @Override
        public Optional<StoredObject> read(ObjectKey key) {
            throw LonghandException.of(Kind.STORE_UNAVAILABLE, "gone");
        }

        @Override
        public List<String> children(ObjectKey parent, String after, int limit) {
            throw LonghandException.of(Kind.STORE_UNAVAILABLE, "gone");
        }

        @Override
        public void delete(ObjectKey key) {}
    }
}
