package dev.longhand.kafka;

import static org.awaitility.Awaitility.await;

import dev.longhand.store.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that listens on a port, and that comes back there after it was ended or killed. */
final class Part implements AutoCloseable {
    private static final Duration END = Duration.ofMinutes(1);

    private final String name;
    private final int port;
    private final Duration start;
    private final Map<String, String> environment;
    private final List<String> command;
    private @Nullable ServerProcess process;

    /**
     * A part that does not run yet.
     *
     * @param start how long it may take until it listens
     */
    Part(String name, int port, Duration start, Map<String, String> environment, List<String> command) {
        this.name = name;
        this.port = port;
        this.start = start;
        this.environment = environment;
        this.command = command;
    }

    void start() throws IOException, InterruptedException {
        process = ServerProcess.start(port, start, environment, command);
    }

    /** Ends it as its platform does, and waits until it is gone. */
    void end() throws IOException {
        ServerProcess running = process;
        if (running != null) {
            running.signal("TERM");
            await(name).atMost(END.toSeconds(), TimeUnit.SECONDS).until(running::hasEnded);
        }
        close();
    }

    /** Ends it as {@code kill -9} does, and waits until all of it is gone. */
    @Override
    public void close() throws IOException {
        ServerProcess running = process;
        process = null;
        if (running != null) {
            running.close();
            await(name).atMost(END.toSeconds(), TimeUnit.SECONDS).until(() -> !ServerProcess.listens(port));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
