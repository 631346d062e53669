package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.wiring.PackagedProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a person starts it. */
class ServeIT {
    @TempDir
    Path store = Path.of("");

    private record Ended(int code, List<String> lines) {}

    @Test
    void help_is_shown() throws IOException, InterruptedException {
        Ended ended = serve("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.lines()).anyMatch(line -> line.contains("--model-url"));
    }

    @Test
    void wrong_usage_is_one_line() throws IOException, InterruptedException {
        for (List<String> arguments : List.of(
                List.of("--port", "abc"), List.of("--port", "70000"), List.of("--prot", "1"), List.of("word"))) {
            Ended ended = serve(arguments.toArray(String[]::new));
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.lines()).singleElement().asString().startsWith("longhand: ");
        }
    }

    @Test
    void others_are_not_let_in_without_a_key() throws IOException, InterruptedException {
        Ended ended = serve("--host", "0.0.0.0", "--port", "0", "--store", store.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.lines()).singleElement().asString().contains("LONGHAND_HTTP_API_KEY");
    }

    @Test
    void a_port_in_use_is_one_line() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = serve("--port", "" + other.getLocalPort(), "--store", store.toString());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.lines()).singleElement().asString().contains("is in use");
        }
    }

    @Test
    void a_model_address_that_is_none_is_one_line() throws IOException, InterruptedException {
        Ended ended = serve("--port", "0", "--store", store.toString(), "--model-url", "ftp://user:secret@host");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .contains("longhand.model.url")
                .doesNotContain("secret");
    }

    @Test
    void a_store_that_cannot_be_used_is_one_line() throws IOException, InterruptedException {
        Ended ended = serve("--port", "0", "--store", "/dev/null/store");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines()).singleElement().asString().contains("/dev/null/store");
    }

    private Ended serve(String... arguments) throws IOException, InterruptedException {
        List<String> command = PackagedProgram.command(List.of());
        command.addAll(List.of(arguments));
        Path output = store.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            return new Ended(process.exitValue(), Files.readAllLines(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
