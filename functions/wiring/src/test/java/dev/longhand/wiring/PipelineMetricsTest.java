package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.pipeline.PipelineEvent;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PipelineMetricsTest {
    private static final JobId JOB = new JobId("0".repeat(26));
    private static final Instant DONE = JOB.submittedAt().plusSeconds(90);
    private static final Outcome COMPLETED = new Outcome.Completed("Snow", 812);
    private static final Outcome FAILED = new Outcome.Failed(Kind.BAD_OUTPUT, "no text");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PipelineMetrics metrics = new PipelineMetrics(registry, Clock.fixed(DONE, ZoneOffset.UTC));

    @Test
    void counters_are_there_before_anything_happens() {
        assertThat(registry.find("longhand.jobs").counters()).hasSize(3);
        assertThat(registry.find("longhand.steps").counters()).hasSize(3);
        assertThat(registry.find("longhand.tokens").counters()).hasSize(4);
        assertThat(registry.find("longhand.words").counters()).hasSize(1);
        assertThat(registry.find("longhand.steps.postponed").counters()).hasSize(3);
        assertThat(registry.find("longhand.document").timers()).hasSize(1);
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.measure())
                        .extracting(Measurement::getValue)
                        .containsOnly(0.0));
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

    @Test
    void a_document_takes_from_its_submission_to_its_completion() {
        metrics.on(new PipelineEvent.Ended(JOB, COMPLETED, true));
        metrics.on(new PipelineEvent.Ended(JOB, FAILED, true));

        Timer document = registry.get("longhand.document").timer();
        assertThat(document.count()).isEqualTo(1);
        assertThat(document.totalTime(TimeUnit.SECONDS)).isEqualTo(90);
    }

    @Test
    void a_postponed_step_is_counted_by_its_reason() {
        metrics.on(new PipelineEvent.Postponed(JOB, LonghandException.of(Kind.BUSY, "another process is at it")));

        assertThat(postponed("busy")).isEqualTo(1);
        assertThat(postponed("model_unavailable")).isZero();
    }

    private double postponed(String reason) {
        return registry.get("longhand.steps.postponed")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double jobs(String outcome) {
        return registry.get("longhand.jobs").tag("outcome", outcome).counter().count();
    }
}
