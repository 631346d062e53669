package dev.longhand.http;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.FileObjectStore;
import dev.longhand.wiring.ScriptedVllm;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the application a scripted model server and an empty store with one job that an earlier process left. */
public final class ScriptedServer implements QuarkusTestResourceLifecycleManager {
    private @Nullable ScriptedVllm server;
    private @Nullable Path store;

    @Override
    public Map<String, String> start() {
        try {
            ScriptedVllm model = new ScriptedVllm();
            Path folder = Files.createTempDirectory("longhand-http");
            server = model;
            store = folder;
            return Map.of(
                    "longhand.model.url",
                    model.url(),
                    "longhand.store",
                    folder.toString(),
                    "test.leftover",
                    leftover(folder),
                    "longhand.documents-at-once",
                    "100",
                    "longhand.http.heartbeat",
                    "1s");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A job that an earlier process took in and did not begin. */
    private static String leftover(Path folder) {
        DocumentRequest request = new DocumentRequest("Left over", 1500, null, "planned", null, null, 7L, null, null);
        return new Submission(new FileObjectStore(folder), event -> {}, TestHosts.somewhere())
                .submit(TenantId.LOCAL, request, ScriptedVllm.MODEL)
                .id()
                .value();
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server).close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(store))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
