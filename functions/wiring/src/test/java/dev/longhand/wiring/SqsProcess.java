package dev.longhand.wiring;

import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ElasticMQ, an SQS server, as a process of its own on the loopback address; the module under test has it on its class path.
 * The queue {@code longhand-events} gives a message up after a few deliveries and moves it to {@code longhand-lost}.
 */
public final class SqsProcess implements AutoCloseable {
    private final int port = ServerProcess.freePort();
    private final Path settings;
    private @Nullable ServerProcess server;

    /** A server whose events come again so many seconds after a delivery. */
    public SqsProcess(int visibilityTimeout) {
        try {
            settings = Files.createTempFile("elasticmq", ".conf");
            settings.toFile().deleteOnExit();
            Files.writeString(settings, settings(port, visibilityTimeout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Starts it again with empty queues. */
    public void start() {
        try {
            server = ServerProcess.start(port, Map.of(), command(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String settings(int port, int visibilityTimeout) {
        return """
                include classpath("application.conf")
                node-address { protocol = http, host = 127.0.0.1, port = %1$d, context-path = "" }
                rest-sqs { enabled = true, bind-hostname = "127.0.0.1", bind-port = %1$d }
                rest-stats.enabled = false
                queues {
                  longhand-events { defaultVisibilityTimeout = %2$d seconds, deadLettersQueue { name = longhand-lost, maxReceiveCount = 5 } }
                  longhand-lost {}
                  longhand-refused {}
                  longhand-ended {}
                }
                """.formatted(port, visibilityTimeout);
    }

    private static List<String> command(Path settings) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dconfig.file=" + settings,
                "-cp",
                System.getProperty("java.class.path"),
                "org.elasticmq.server.Main");
    }

    /** Its own address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The address of its queue of this name. */
    public String queue(String name) {
        return "%s/000000000000/%s".formatted(url(), name);
    }

    @Override
    public void close() {
        try {
            Objects.requireNonNull(server).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
