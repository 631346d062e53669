package dev.longhand.wiring.health;

import dev.longhand.document.LonghandException;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the store can be read. */
@Readiness
@Singleton
final class StoreHealth implements HealthCheck {
    private static final ObjectKey ANY = new ObjectKey("index/active");

    private final ObjectStore store;

    StoreHealth(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.children(ANY, "", 1);
            return HealthCheckResponse.up("store");
        } catch (LonghandException e) {
            return HealthCheckResponse.named("store")
                    .down()
                    .withData("reason", e.kind().name().toLowerCase(Locale.ROOT))
                    .build();
        }
    }
}
