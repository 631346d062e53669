package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's Pub/Sub emulator; it is part of the Google Cloud SDK. */
public final class PubSubEmulator implements AutoCloseable {
    private static final Path JAR = Path.of(
                    Optional.ofNullable(System.getenv("CLOUDSDK_ROOT_DIR")).orElse("/usr/lib/google-cloud-sdk"))
            .resolve("platform/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.20-all.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final int port = ServerProcess.freePort();
    private final ServerProcess process;

    /** An emulator with these topics. */
    public PubSubEmulator(String... names) throws IOException, InterruptedException {
        assertThat(JAR)
                .as("Google's Pub/Sub emulator, a component of the Google Cloud SDK")
                .exists();
        process = ServerProcess.start(
                port,
                Map.of(),
                List.of(JAVA.toString(), "-Xmx256m", "-jar", JAR.toString(), "--host=127.0.0.1", "--port=" + port));
        for (String name : names) {
            topics().create(name);
        }
    }

    /** Where it listens. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** What it keeps. */
    public PubSubTopics topics() {
        return new PubSubTopics(host());
    }

    /** Answers nobody until it goes on. */
    public void hang() {
        process.signal("STOP");
    }

    /** Goes on after it hung. */
    public void goOn() {
        process.signal("CONT");
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
