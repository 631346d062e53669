package dev.longhand.wiring;

import dev.longhand.document.Cost;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Counts what the pipeline does: {@code longhand.steps} by stage, {@code longhand.steps.postponed} by reason,
 * {@code longhand.model.calls}, {@code longhand.tokens} by kind, {@code longhand.words}, {@code longhand.stage} (a timer,
 * seconds) by stage, {@code longhand.jobs} by outcome, and {@code longhand.document} (a timer, seconds) from the submission of
 * a document to its completion; each by the process that decided it. What was cancelled is counted by those who find it. All
 * are there from the start, at zero.
 */
@Singleton
final class PipelineMetrics implements PipelineObserver {
    private static final List<String> STAGES = List.of("planning", "writing", "assembly");
    private static final List<Kind> REASONS =
            Stream.of(Kind.values()).filter(Kind::retryable).toList();
    private static final List<String> OUTCOMES = List.of("completed", "failed", "cancelled");

    private final MeterRegistry registry;
    private final Clock clock;

    @Inject
    PipelineMetrics(MeterRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    PipelineMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        STAGES.forEach(stage -> step(stage, 0));
        cost(Cost.NONE);
        words(0);
        REASONS.forEach(reason -> postponed(reason, 0));
        OUTCOMES.forEach(outcome -> job(outcome, 0));
        document();
    }

    @Override
    public void on(PipelineEvent event) {
        switch (event) {
            case PipelineEvent.Planned planned -> {
                step("planning", planned.took());
                cost(planned.plan().cost());
            }
            case PipelineEvent.SectionWritten written -> {
                step("writing", written.took());
                cost(written.section().cost());
                words(written.section().words());
            }
            case PipelineEvent.Assembled assembled -> step("assembly", assembled.took());
            case PipelineEvent.Postponed postponed ->
                postponed(postponed.reason().kind(), 1);
            case PipelineEvent.Ended ended when ended.first() -> end(ended.job(), ended.outcome());
            case PipelineEvent.PlanningStarted _,
                    PipelineEvent.SectionStarted _,
                    PipelineEvent.TextGenerated _,
                    PipelineEvent.Paused _,
                    PipelineEvent.Ended _ -> {}
        }
    }

    private void step(String stage, Duration took) {
        step(stage, 1);
        registry.timer("longhand.stage", "stage", stage).record(took);
    }

    private void step(String stage, int count) {
        registry.counter("longhand.steps", "stage", stage).increment(count);
    }

    private void words(int count) {
        registry.counter("longhand.words").increment(count);
    }

    private void postponed(Kind reason, int count) {
        String name = reason.name().toLowerCase(Locale.ROOT);
        registry.counter("longhand.steps.postponed", "reason", name).increment(count);
    }

    private void end(JobId job, Outcome outcome) {
        job(name(outcome), 1);
        if (outcome instanceof Outcome.Completed) {
            Duration took = Duration.between(job.submittedAt(), Instant.now(clock));
            document().record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private void job(String outcome, int count) {
        registry.counter("longhand.jobs", "outcome", outcome).increment(count);
    }

    private Timer document() {
        return registry.timer("longhand.document");
    }

    private void cost(Cost cost) {
        registry.counter("longhand.model.calls").increment(cost.modelCalls());
        tokens("prompt", cost.usage().prompt());
        tokens("cached", cost.usage().cached());
        tokens("completion", cost.usage().completion());
        tokens("lost", cost.lost());
    }

    private void tokens(String kind, long count) {
        registry.counter("longhand.tokens", "kind", kind).increment((double) count);
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.Failed _ -> "failed";
            case Outcome.Cancelled _ -> "cancelled";
        };
    }
}
