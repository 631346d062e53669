package dev.longhand.pubsub;

import dev.longhand.wiring.PubSubEmulator;
import dev.longhand.wiring.PubSubTopics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The emulator with all topics; the test can let it hang and go on. */
public final class Emulator implements QuarkusTestResourceLifecycleManager {
    private @Nullable PubSubEmulator emulator;

    @Override
    public Map<String, String> start() {
        try {
            PubSubEmulator started = new PubSubEmulator("longhand-events", "longhand-ended", "longhand-refused");
            emulator = started;
            return Map.of("PUBSUB_EMULATOR_HOST", started.host(), "GOOGLE_CLOUD_PROJECT", PubSubTopics.PROJECT);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        PubSubEmulator running = Objects.requireNonNull(emulator);
        Map<String, Runnable> broker = new TreeMap<>(Map.of("stop", running::hang, "start", running::goOn));
        injector.injectIntoFields(running.host(), field -> field.getName().equals("host"));
        injector.injectIntoFields(broker, field -> field.getName().equals("broker"));
    }

    @Override
    public void stop() {
        try {
            Objects.requireNonNull(emulator).close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
