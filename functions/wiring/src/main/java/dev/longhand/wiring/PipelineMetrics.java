package dev.longhand.wiring;

import dev.longhand.document.Cost;
import dev.longhand.document.Outcome;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Counts what the pipeline does: {@code longhand.steps} by stage, {@code longhand.model.calls}, {@code longhand.tokens} by
 * kind, {@code longhand.words}, {@code longhand.stage} (a timer, seconds) by stage, {@code longhand.jobs} by outcome, each by
 * the process that decided it. What was cancelled is counted by those who find it. All are there from the start, at zero.
 */
@Singleton
final class PipelineMetrics implements PipelineObserver {
    private static final List<String> STAGES = List.of("planning", "writing", "assembly");
    private static final List<String> OUTCOMES = List.of("completed", "failed", "cancelled");

    private final MeterRegistry registry;

    PipelineMetrics(MeterRegistry registry) {
        this.registry = registry;
        STAGES.forEach(stage -> step(stage, 0));
        cost(Cost.NONE);
        words(0);
        postponed(0);
        OUTCOMES.forEach(outcome -> job(outcome, 0));
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
            case PipelineEvent.Postponed _ -> postponed(1);
            case PipelineEvent.Ended ended -> job(name(ended.outcome()), ended.first() ? 1 : 0);
            case PipelineEvent.PlanningStarted _,
                    PipelineEvent.SectionStarted _,
                    PipelineEvent.TextGenerated _,
                    PipelineEvent.Paused _ -> {}
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

    private void postponed(int count) {
        registry.counter("longhand.steps.postponed").increment(count);
    }

    private void job(String outcome, int count) {
        registry.counter("longhand.jobs", "outcome", outcome).increment(count);
    }

    private void cost(Cost cost) {
        registry.counter("longhand.model.calls").increment(cost.modelCalls());
        tokens("prompt", cost.usage().prompt());
        tokens("cached", cost.usage().cached());
        tokens("completion", cost.usage().completion());
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
