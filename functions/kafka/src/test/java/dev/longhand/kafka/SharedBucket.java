package dev.longhand.kafka;

import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.ScriptedVllm;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bucket on a real S3 server and a scripted model that takes its time, for several programs at once. */
public final class SharedBucket implements QuarkusTestResourceLifecycleManager {
    /** Sections of every document. */
    static final int SECTIONS = 12;

    private static final String KEY = "longhand";
    private static final String SECRET = "longhand-secret";
    private static final Duration PACE = Duration.ofMillis(30);

    private @Nullable ServerProcess gateway;
    private @Nullable ScriptedVllm model;
    private Map<String, String> settings = Map.of();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("longhand-bucket");
            Files.createDirectories(folder.resolve("shared")); // a bucket of VersityGW is a folder
            int port = ServerProcess.freePort();
            gateway = ServerProcess.start(
                    port,
                    Map.of("ROOT_ACCESS_KEY_ID", KEY, "ROOT_SECRET_ACCESS_KEY", SECRET),
                    List.of(
                            ServerProcess.installed("versitygw"),
                            "--port",
                            "127.0.0.1:" + port,
                            "posix",
                            folder.toString()));
            ScriptedVllm server = new ScriptedVllm(SECTIONS, PACE);
            model = server;
            settings = Map.of(
                    "LONGHAND_STORE",
                    "s3://shared",
                    "LONGHAND_MODEL_URL",
                    server.url(),
                    "LONGHAND_GO_ON",
                    "0s",
                    "LONGHAND_RETRY_AFTER",
                    "1s",
                    "AWS_ENDPOINT_URL_S3",
                    "http://127.0.0.1:" + port,
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ACCESS_KEY_ID",
                    KEY,
                    "AWS_SECRET_ACCESS_KEY",
                    SECRET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        return Map.of(
                "longhand.store", "s3://shared",
                "longhand.model.url", Objects.requireNonNull(model).url(),
                "longhand.go-on", "0s",
                "longhand.retry-after", "1s",
                "AWS_ENDPOINT_URL_S3", settings.getOrDefault("AWS_ENDPOINT_URL_S3", ""),
                "AWS_REGION", "us-east-1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(settings, field -> field.getName().equals("environment"));
    }

    @Override
    public void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        Objects.requireNonNull(model).close();
        try {
            Objects.requireNonNull(gateway).close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
