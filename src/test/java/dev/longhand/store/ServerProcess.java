package dev.longhand.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A store's server as a child process that ends with this JVM at the latest. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Thread atExit;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** What {@code infra/test-servers/install} has put at this path; fails with a line that names it otherwise. */
    public static String installed(String path) {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        Path file = Path.of(cache, "longhand/servers", path);
        assertThat(file).as("installed by infra/test-servers/install").exists();
        return file.toString();
    }

    /** A port nobody listens on, below those that the system hands out itself. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException _) {
                // taken: another one
            }
        }
    }

    /** Starts a server and waits until it listens on that port. */
    public static ServerProcess start(int port, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return start(port, START, environment, command);
    }

    /** The same for a server that may take another time. */
    public static ServerProcess start(
            int port, Duration atMost, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("store-server", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), output);
        server.await(port, atMost);
        return server;
    }

    /** Sends the server a signal by its name without SIG. */
    public void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has come to its end. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    private void await(int port, Duration atMost) throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(atMost);
        while (!listens(port)) {
            assertThat(process.isAlive() && Instant.now().isBefore(latest))
                    .as("the server starts; it said: %s", Files.readString(output))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    /** Whether anybody listens on that port. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
        Files.delete(output);
    }
}
