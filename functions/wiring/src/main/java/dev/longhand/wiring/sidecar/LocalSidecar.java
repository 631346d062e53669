package dev.longhand.wiring.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.model.ModelEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves one model of the catalogue at a time on this machine. It starts when an address is asked for, ends when it was
 * idle for long enough, and starts again: scale to zero on a laptop. Safe for many threads.
 */
public final class LocalSidecar implements ModelEndpoint, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

    private final SidecarConfig config;
    private final String name;
    private final SidecarListener listener;
    private final Thread idleWatch;
    private volatile @Nullable SidecarProcess running;
    private int users;
    private long lastUse = System.nanoTime();

    /** A sidecar that is not started yet; an empty name means the catalogue's default model. */
    public LocalSidecar(SidecarConfig config, String name, SidecarListener listener) {
        this.config = config;
        this.name = name;
        this.listener = listener;
        this.idleWatch = Thread.ofVirtual().name("sidecar-idle").start(this::stopWhenIdle);
    }

    /** The right to have the sidecar kept running; given back by closing. */
    public interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** Keeps the sidecar with this model until the lease is closed; fails with {@code MODEL_UNAVAILABLE} while it is busy with another. */
    public synchronized Lease lease(String model) {
        urlFor(model);
        users++;
        return this::giveBack;
    }

    private synchronized void giveBack() {
        users--;
        lastUse = System.nanoTime();
    }

    @Override
    public List<URI> urlsFor(String model) {
        return List.of(urlFor(model));
    }

    /** Address of the running sidecar, which is started, or exchanged for one with this model, before. */
    public synchronized URI urlFor(String model) {
        lastUse = System.nanoTime();
        SidecarProcess process = running;
        if (process == null || !process.alive() || !process.model().equals(model)) {
            process = replace(model);
        }
        return process.url();
    }

    private SidecarProcess replace(String model) {
        SidecarProcess old = running;
        if (old != null && old.alive() && users > 0) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE, "the local model server is busy with %s".formatted(old.model()));
        }
        if (!models().contains(model)) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "the job is pinned to %s, which does not run on this machine: go on with --model-url"
                            .formatted(model));
        }
        stop();
        SidecarProcess process = SidecarProcess.start(config, model, listener);
        running = process;
        lastUse = System.nanoTime();
        return process;
    }

    @Override
    public String defaultModel() {
        return name.isEmpty() ? catalogue().path("default").asText() : name;
    }

    /** Whether the server process runs now; never waits. */
    public boolean isRunning() {
        SidecarProcess process = running;
        return process != null && process.alive();
    }

    @Override
    public void close() {
        idleWatch.interrupt();
        stop();
    }

    private synchronized void stop() {
        SidecarProcess process = running;
        if (process != null) {
            process.stop();
            running = null;
        }
    }

    @Override
    public void require(String model) {
        if (!models().contains(model)) {
            throw LonghandException.of(
                    Kind.NOT_FOUND,
                    "there is no model %s here; name one of %s, or a running server's with --model-url"
                            .formatted(model, String.join(", ", models())));
        }
    }

    private List<String> models() {
        return catalogue().path("models").findValuesAsText("name");
    }

    private JsonNode catalogue() {
        Path file = config.directory().resolve("models.json");
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "the model catalogue %s cannot be read: set longhand.sidecar.directory, or use --model-url"
                            .formatted(file),
                    e);
        }
    }

    private void stopWhenIdle() {
        try {
            while (true) {
                Thread.sleep(config.idle().compareTo(LONGEST_LOOK) < 0 ? config.idle() : LONGEST_LOOK);
                stopIfIdle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stopIfIdle() {
        if (users == 0 && System.nanoTime() - lastUse > config.idle().toNanos()) {
            stop();
        }
    }
}
