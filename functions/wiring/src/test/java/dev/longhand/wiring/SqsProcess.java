package dev.longhand.wiring;

import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * ElasticMQ, an SQS server, as a process of its own on the loopback address; the module under test has it on its class path.
 * The queue {@code events} gives a message up after a few deliveries and moves it to {@code lost}.
 */
public final class SqsProcess implements AutoCloseable {
    private final ServerProcess server;
    private final String url;

    /** A server whose events come again so many seconds after a delivery. */
    public SqsProcess(int visibilityTimeout) {
        int port = ServerProcess.freePort();
        url = "http://127.0.0.1:%d/000000000000/".formatted(port);
        try {
            Path settings = Files.createTempFile("elasticmq", ".conf");
            settings.toFile().deleteOnExit();
            Files.writeString(settings, settings(port, visibilityTimeout));
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
                  events { defaultVisibilityTimeout = %2$d seconds, deadLettersQueue { name = lost, maxReceiveCount = 5 } }
                  lost {}
                  refused {}
                  ends {}
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

    /** The address of its queue of this name. */
    public String queue(String name) {
        return url + name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
