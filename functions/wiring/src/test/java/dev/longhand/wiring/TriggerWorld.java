package dev.longhand.wiring;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a trigger's program a scripted model and an empty folder, and the test a map of the settings that say where they are. */
public final class TriggerWorld implements QuarkusTestResourceLifecycleManager {
    private @Nullable ScriptedVllm model;
    private Map<String, String> settings = Map.of();

    @Override
    public Map<String, String> start() {
        ScriptedVllm server = new ScriptedVllm();
        model = server;
        settings = Map.of(
                "longhand.model.url", server.url(),
                "longhand.store", folder().toString(),
                "longhand.retry-after", "1s");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                settings,
                field -> field.getDeclaringClass().getSimpleName().equals("TriggerContract")
                        && field.getName().equals("settings"));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(model).close();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("longhand-trigger");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
