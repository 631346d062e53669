package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.pipeline.PipelineEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PipelineMetricsTest {
    private static final JobId JOB = new JobId("0".repeat(26));
    private static final Outcome FAILED = new Outcome.Failed(Kind.BAD_OUTPUT, "no text");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PipelineMetrics metrics = new PipelineMetrics(registry);

    @Test
    void counters_are_there_before_anything_happens() {
        assertThat(registry.find("longhand.jobs").counters()).hasSize(3);
        assertThat(registry.find("longhand.steps").counters()).hasSize(3);
        assertThat(registry.find("longhand.tokens").counters()).hasSize(3);
        assertThat(registry.find("longhand.words").counters()).hasSize(1);
        assertThat(registry.find("longhand.steps.postponed").counters()).hasSize(1);
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(((Counter) meter).count()).isZero());
    }

    @Test
    void an_end_that_is_found_again_is_counted_once() {
        metrics.on(new PipelineEvent.Ended(JOB, FAILED, true));
        metrics.on(new PipelineEvent.Ended(JOB, FAILED, false));

        assertThat(jobs("failed")).isEqualTo(1);
    }

    @Test
    void what_was_cancelled_is_counted_where_it_is_found() {
        metrics.on(new PipelineEvent.Ended(JOB, new Outcome.Cancelled(), false));

        assertThat(jobs("cancelled")).isEqualTo(1);
    }

    private double jobs(String outcome) {
        return registry.get("longhand.jobs").tag("outcome", outcome).counter().count();
    }
}
