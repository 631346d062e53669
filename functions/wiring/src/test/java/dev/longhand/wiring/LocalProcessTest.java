package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalProcessTest {
    private final LocalProcess self = LocalProcess.current();

    @Test
    void a_process_knows_itself_and_those_of_its_machine() throws IOException {
        assertThat(self.gone(self.name())).isFalse();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(self.gone(named(other.toHandle()))).isFalse();
        } finally {
            other.destroyForcibly();
        }
        other.onExit().join();
        assertThat(self.gone(self.machine() + "/" + other.pid() + "/1")).isTrue();
    }

    @Test
    void a_number_that_another_process_has_now_is_not_the_process_that_had_it() {
        assertThat(self.gone(self.machine() + "/" + ProcessHandle.current().pid() + "/1"))
                .isTrue();
    }

    @Test
    void nothing_is_known_of_other_machines_or_of_names_of_another_form() {
        assertThat(self.gone("elsewhere/1/1/1")).isFalse();
        assertThat(self.gone(self.machine() + "/strange")).isFalse();
        assertThat(self.gone(self.machine() + "/a/b")).isFalse();
    }

    @Test
    void another_lambda_environment_is_another_machine_though_its_processes_are_numbered_alike() {
        LocalProcess here = LocalProcess.current(Map.of("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/02/[$LATEST]aaaa"));
        LocalProcess there = LocalProcess.current(Map.of("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/02/[$LATEST]bbbb"));
        assertThat(here.gone(there.machine() + "/1/1")).isFalse();
        assertThat(here.gone(here.machine() + "/1/1")).isTrue();
    }

    private String named(ProcessHandle process) {
        long started = process.info().startInstant().orElseThrow().toEpochMilli();
        return "%s/%d/%d".formatted(self.machine(), process.pid(), started);
    }
}
