package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private final ManualTicker ticker = new ManualTicker();
    private final Patience patience = new Patience(Duration.ofMinutes(10), ticker);

    @Test
    void a_call_that_fails_for_a_while_is_made_again_after_longer_and_longer_waits() {
        List<Kind> failures = new ArrayList<>(List.of(
                Kind.MODEL_UNAVAILABLE, Kind.BUSY, Kind.STORE_UNAVAILABLE, Kind.MODEL_UNAVAILABLE, Kind.MODEL_UNAVAILABLE));
        assertThat(patience.<String>with(() -> {
                    if (!failures.isEmpty()) {
                        throw LonghandException.of(failures.removeLast(), "away");
                    }
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(ticker.waits).hasSize(5);
        assertThat(ticker.waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(ticker.waits.getLast()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
    }

    @Test
    void after_its_bound_the_failure_is_told() {
        ScriptedModel away = new ScriptedModel(1_000, prompt -> {
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "away");
        });
        assertThatThrownBy(() -> new Calls(new PatientModel(away, patience), Sampling.DEFAULT, 1, Integer.MAX_VALUE)
                        .ask("x", 10))
                .hasMessage("away");
        assertThat(ticker.waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30)));
        assertThat(ticker.since(0)).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(631));
        assertThat(away.prompts()).hasSize(ticker.waits.size() + 1);
    }

    @Test
    void what_will_not_go_away_is_told_at_once() {
        assertThatThrownBy(() -> patience.with(() -> {
                    throw LonghandException.of(Kind.MODEL_REFUSED, "no");
                }))
                .hasMessage("no");
        assertThat(ticker.waits).isEmpty();
    }
}
