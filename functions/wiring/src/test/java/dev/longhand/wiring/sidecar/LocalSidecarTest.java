package dev.longhand.wiring.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.sidecar.LocalSidecar.Lease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, sharing and ending the child process, with a scripted child. */
final class LocalSidecarTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    private final List<SidecarListener.Progress> progress = new ArrayList<>();
    private final List<LocalSidecar> opened = new ArrayList<>();

    @BeforeEach
    void copyScript() throws IOException {
        for (String name : List.of("serve.py", "models.json")) {
            try (var script = LocalSidecarTest.class.getResourceAsStream("/sidecar/" + name)) {
                Files.copy(Objects.requireNonNull(script), directory.resolve(name));
            }
        }
    }

    @AfterEach
    void close() {
        opened.forEach(LocalSidecar::close);
    }

    @Test
    void it_starts_when_an_address_is_asked_for_and_tells_how_far_it_is() {
        LocalSidecar sidecar = sidecar("python3", LONG);
        assertThat(sidecar.isRunning()).isFalse();
        URI url = sidecar.urlFor("one");
        assertThat(url.getHost()).isEqualTo("127.0.0.1");
        assertThat(sidecar.urlFor("one")).isEqualTo(url);
        assertThat(progress).containsExactly(new SidecarListener.Progress("downloading", 5, 10));
    }

    @Test
    void it_ends_with_the_program() throws IOException {
        LocalSidecar sidecar = sidecar("python3", LONG);
        sidecar.urlFor("one");
        long pid = pid("one");
        sidecar.close();
        await().atMost(Duration.ofSeconds(30)).until(() -> ended(pid));
    }

    @Test
    void it_comes_back_after_its_process_died() throws IOException {
        LocalSidecar sidecar = sidecar("python3", LONG);
        sidecar.urlFor("one");
        long first = pid("one");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> !sidecar.isRunning());
        sidecar.urlFor("one");
        assertThat(pid("one")).isNotEqualTo(first);
    }

    @Test
    void it_ends_when_idle_but_not_while_it_is_leased_and_starts_again() {
        LocalSidecar sidecar = sidecar("python3", Duration.ofMillis(200));
        try (Lease _ = sidecar.lease("one")) {
            await().during(Duration.ofMillis(600))
                    .atMost(Duration.ofSeconds(30))
                    .until(sidecar::isRunning);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !sidecar.isRunning());
        sidecar.urlFor("one");
        assertThat(sidecar.isRunning()).isTrue();
    }

    @Test
    void another_model_waits_until_the_first_is_not_needed() {
        LocalSidecar sidecar = sidecar("python3", LONG);
        try (Lease _ = sidecar.lease("one")) {
            assertFails(() -> sidecar.lease("two"), Kind.MODEL_UNAVAILABLE, "busy with one");
        }
        URI one = sidecar.urlFor("one");
        assertThat(sidecar.urlFor("two")).isNotEqualTo(one);
    }

    @Test
    void a_model_outside_the_catalogue_is_refused_at_submission_and_only_postponed_later() {
        LocalSidecar sidecar = sidecar("python3", LONG);
        assertFails(() -> sidecar.require("three"), Kind.NOT_FOUND, "one of one, two");
        assertFails(() -> sidecar.urlFor("three"), Kind.MODEL_UNAVAILABLE, "--model-url");
        assertThat(sidecar.isRunning()).isFalse();
    }

    @Test
    void what_the_child_says_went_wrong_is_passed_on() {
        LocalSidecar sidecar = sidecar("python3", LONG);
        assertFails(() -> sidecar.urlFor("broken"), Kind.MODEL_UNAVAILABLE, "weights file is damaged: delete it");
        assertFails(() -> sidecar.urlFor("silent"), Kind.MODEL_UNAVAILABLE, "without a word");
    }

    @Test
    void without_python_there_is_one_line_with_the_way_out() {
        LocalSidecar sidecar = sidecar("no-such-python", LONG);
        assertFails(() -> sidecar.urlFor("one"), Kind.MODEL_UNAVAILABLE, "install Python 3.10 or later, or name a");
    }

    @Test
    void the_default_model_is_the_configured_one_or_the_catalogues() {
        assertThat(sidecar("python3", LONG).defaultModel()).isEqualTo("one");
    }

    private static void assertFails(Runnable call, Kind kind, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private LocalSidecar sidecar(String python, Duration idle) {
        LocalSidecar sidecar = new LocalSidecar(new Config(directory, python, idle), "", progress::add);
        opened.add(sidecar);
        return sidecar;
    }

    private long pid(String model) throws IOException {
        return Long.parseLong(Files.readString(directory.resolve(model + ".pid")));
    }

    private static boolean ended(long pid) {
        return ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true);
    }

    private record Config(Path directory, String python, Duration idle) implements SidecarConfig {}
}
