package dev.longhand.wiring;

import dev.longhand.document.Cost;
import dev.longhand.document.Outcome;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Counts what the pipeline does: {@code longhand.steps} by stage, {@code longhand.model.calls}, {@code longhand.tokens} by
 * kind, {@code longhand.words}, {@code longhand.stage} (a timer, seconds) by stage, {@code longhand.jobs} by outcome.
 */
@Singleton
final class PipelineMetrics implements PipelineObserver {
    private final MeterRegistry registry;

    PipelineMetrics(MeterRegistry registry) {
        this.registry = registry;
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
                registry.counter("longhand.words").increment(written.section().words());
            }
            case PipelineEvent.Assembled assembled -> step("assembly", assembled.took());
            case PipelineEvent.Postponed _ ->
                registry.counter("longhand.steps.postponed").increment();
            case PipelineEvent.Ended ended ->
                registry.counter("longhand.jobs", "outcome", name(ended.outcome()))
                        .increment();
            case PipelineEvent.PlanningStarted _,
                    PipelineEvent.SectionStarted _,
                    PipelineEvent.TextGenerated _,
                    PipelineEvent.Paused _ -> {}
        }
    }

    private void step(String stage, Duration took) {
        registry.counter("longhand.steps", "stage", stage).increment();
        registry.timer("longhand.stage", "stage", stage).record(took);
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
