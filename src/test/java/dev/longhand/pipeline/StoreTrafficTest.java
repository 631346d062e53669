package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Job;
import dev.longhand.store.MemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a step goes to the store, one after another, and how much is written: on a job of 30 sections of 400 words. */
final class StoreTrafficTest {
    private static final int SECTIONS = 30;
    private static final String SENTENCE = "Rivers bend because water on the outer bank runs faster than on the inner. ";

    private final CountingStore store = new CountingStore(new MemoryObjectStore(InstantSource.system()));

    @ParameterizedTest(name = "one delivery goes on: {0}")
    @ValueSource(booleans = {true, false})
    void a_step_takes_at_most_three_round_trips(boolean goOn) {
        ScriptedStages stages = new ScriptedStages(SECTIONS);
        stages.text = index -> "Section " + index + ". " + SENTENCE.repeat(31);
        OneProcess process =
                new OneProcess(store, stages, goOn ? Duration.ofHours(1) : Duration.ZERO, TestHost.alone());
        Job job = process.submit();
        store.reset();
        process.drain();
        int document =
                process.jobs.text(OneProcess.TENANT, job.id()).getBytes(StandardCharsets.UTF_8).length;
        int steps = SECTIONS + 1; // those that ask the model; one more look comes before the assembly
        System.out.printf(
                "traffic, goes on %b: %.2f round trips a step, %.2f bytes written a byte of the document%n",
                goOn, (double) (store.roundTripsBeforeEnd() - 1) / steps, (double) store.bytes() / document);
        assertThat(store.roundTripsBeforeEnd() - 1).isLessThanOrEqualTo(3 * steps);
        assertThat((double) store.bytes() / document).isLessThan(2.5);
    }
}
