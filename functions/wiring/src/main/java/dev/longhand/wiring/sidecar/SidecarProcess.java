package dev.longhand.wiring.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of {@code serve.py}. It ends with this program however that ends, because it watches its standard input. */
final class SidecarProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration END = Duration.ofSeconds(5);

    private final Process process;
    private final String model;
    private final URI url;

    private SidecarProcess(Process process, String model, URI url) {
        this.process = process;
        this.model = model;
        this.url = url;
    }

    /** Starts a server for the model and waits until it answers; the first time that includes getting the weights. */
    static SidecarProcess start(SidecarConfig config, String model, SidecarListener listener) {
        Process process = launch(config, model);
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            SidecarProcess sidecar = new SidecarProcess(process, model, awaitReady(output, listener));
            Thread.ofVirtual().start(() -> drain(output));
            return sidecar;
        } catch (IOException e) {
            throw failed("its output cannot be read", e);
        } catch (LonghandException e) {
            process.destroy();
            throw e;
        }
    }

    String model() {
        return model;
    }

    URI url() {
        return url;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends the server and waits for its end. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(SidecarConfig config, String model) {
        try {
            return new ProcessBuilder(
                            config.python(),
                            config.directory().resolve("serve.py").toString(),
                            model,
                            "--with-parent")
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "no %s on this machine: install Python 3.10 or later, or name a running model server with --model-url"
                            .formatted(config.python()),
                    e);
        }
    }

    private static URI awaitReady(BufferedReader output, SidecarListener listener) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            JsonNode event = JSON.readTree(line);
            switch (event.path("event").asText()) {
                case "ready" -> {
                    return URI.create(event.path("url").asText());
                }
                case "error" -> throw failed(event.path("message").asText());
                default -> listener.on(progress(event));
            }
        }
        throw failed("it ended without a word; `longhand serve` in a terminal may show why");
    }

    private static SidecarListener.Progress progress(JsonNode event) {
        return new SidecarListener.Progress(
                event.path("message").asText(),
                event.path("done").asLong(),
                event.path("total").asLong());
    }

    private static LonghandException failed(String why) {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, "the local model server did not start: " + why);
    }

    private static LonghandException failed(String why, IOException cause) {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, "the local model server did not start: " + why, cause);
    }

    /** Reads on to the end of the child, so that it never waits for a reader. */
    private static void drain(BufferedReader output) {
        try {
            output.lines().forEach(line -> {});
        } catch (UncheckedIOException e) {
            // The child was ended, and its output closed under the reader.
        }
    }
}
