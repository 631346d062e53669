package dev.longhand.rabbitmq;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The installed server as a process, on the loopback address, with a name server of its own; the test can stop and start it. */
public final class RabbitBroker implements QuarkusTestResourceLifecycleManager {
    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Deque<Process> processes = new ArrayDeque<>();
    private final int port = freePort();
    private final int names = freePort();
    private final int distribution = freePort();
    private Path folder = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("longhand-rabbitmq");
            Files.writeString(folder.resolve("rabbitmq.conf"), "listeners.tcp.1 = 127.0.0.1:%d%n".formatted(port));
            Files.writeString(folder.resolve("plugins"), "[].");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        launch(names, "epmd", "-address", "127.0.0.1", "-port", Integer.toString(names));
        begin();
        return Map.of("rabbitmq-host", "127.0.0.1", "rabbitmq-port", Integer.toString(port));
    }

    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> broker = new TreeMap<>(Map.of("stop", this::end, "start", this::begin));
        injector.injectIntoFields(port, field -> field.getName().equals("port"));
        injector.injectIntoFields(broker, field -> field.getName().equals("broker"));
    }

    @Override
    public void stop() {
        while (!processes.isEmpty()) {
            end();
        }
    }

    private void begin() {
        launch(port, script().toString());
    }

    /** Ends what was launched last; the server's shell is replaced by the server or ends with it. */
    private void end() {
        Process process = processes.pop();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the broker does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void launch(int listening, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output-" + listening).toFile());
        builder.environment().putAll(environment());
        try {
            processes.push(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Awaitility.await("something on port " + listening).atMost(PATIENCE).until(() -> listens(listening));
    }

    private Map<String, String> environment() {
        String home = folder.toString();
        return Map.of(
                "HOME",
                home,
                "RABBITMQ_NODENAME",
                "longhand%d@localhost".formatted(port),
                "RABBITMQ_CONFIG_FILE",
                home + "/rabbitmq",
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                home + "/plugins",
                "RABBITMQ_MNESIA_BASE",
                home + "/data",
                "RABBITMQ_LOG_BASE",
                home + "/log",
                "RABBITMQ_DIST_PORT",
                Integer.toString(distribution),
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                "-kernel inet_dist_use_interface {127,0,0,1}",
                "ERL_EPMD_ADDRESS",
                "127.0.0.1",
                "ERL_EPMD_PORT",
                Integer.toString(names));
    }

    /** The one on the path changes to a user and a folder of its own. */
    private static Path script() {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.findFirst().orElseThrow().resolve("sbin/rabbitmq-server");
        } catch (IOException e) {
            throw new IllegalStateException("no RabbitMQ here: run infra/test-servers/install", e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
