package dev.longhand.evaluation;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Sha256;
import dev.longhand.document.TenantId;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.evaluation.Underway.Done;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.Progress;
import dev.longhand.pipeline.Stages;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Longhand itself: every task is a job, carried out by the steps that carry out all jobs. A task that is given again goes
 * on with its job where that stands, and nothing that is stored is paid for twice; its seconds are then those of the last
 * process alone.
 */
public final class LonghandSystem implements WritingSystem {
    /** The system's name. */
    public static final String NAME = "longhand";

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final ObjectStore store;
    private final Steps steps;
    private final Jobs jobs;
    private final Host host;
    private final Style style;
    private final Patience patience;
    private final Semaphore places;

    /**
     * How the documents are asked for.
     *
     * @param mode as {@link DocumentRequest} has it
     * @param layout as {@link DocumentRequest} has it
     * @param length as {@link DocumentRequest} has it
     */
    public record Style(String model, @Nullable String mode, @Nullable String layout, @Nullable String length) {}

    /**
     * What jobs run on.
     *
     * @param places steps that are done at once, of all tasks together
     */
    public record Machinery(ObjectStore store, Stages stages, Host host, StepSettings settings, int places) {}

    /** Longhand on this machinery; a step that cannot be done now is tried again with this patience. */
    public LonghandSystem(Machinery machinery, Style style, Patience patience) {
        this.store = machinery.store();
        this.steps = new Steps(store, machinery.stages(), event -> {}, machinery.host(), machinery.settings());
        this.jobs = new Jobs(store, machinery.stages(), machinery.host());
        this.host = machinery.host();
        this.style = style;
        this.patience = patience;
        this.places = new Semaphore(machinery.places());
    }

    @Override
    public String name() {
        return NAME;
    }

    /** {@inheritDoc} A job that something in its way ended for good, such as a model that was taken away, is begun anew. */
    @Override
    public Written write(WritingTask task) {
        long began = host.ticker().nanos();
        for (int anew = 0; ; anew++) {
            JobId job = submitted(task, anew);
            boolean endedBefore = jobs.status(TenantId.LOCAL, job).state().ended();
            switch (outcome(job)) {
                case Outcome.Completed _ -> {
                    return completed(job, seconds(began));
                }
                case Outcome.Cancelled() -> {
                    return Written.failure("the job was cancelled", jobs.spent(TenantId.LOCAL, job), seconds(began));
                }
                case Outcome.Failed(Kind reason, String message) -> {
                    if (SystemFailure.isResult(reason)) {
                        return Written.failure(message, jobs.spent(TenantId.LOCAL, job), seconds(began));
                    }
                    if (!endedBefore) {
                        throw LonghandException.of(reason, message);
                    }
                }
            }
        }
    }

    /** The task's job, the same each time. */
    private JobId submitted(WritingTask task, int anew) {
        DocumentRequest request = new DocumentRequest(
                task.prompt(),
                task.length(),
                task.language().code(),
                style.mode(),
                style.layout(),
                style.length(),
                task.seed(),
                style.model(),
                null);
        String key = "%d/%d/%s".formatted(task.index(), anew, Sha256.hex(task.prompt()));
        Submission submission = new Submission(store, event -> {}, host);
        return patience.with(() -> submission.submit(TenantId.LOCAL, request, style.model(), key))
                .id();
    }

    /** Carries the job out to its end, step by step, the lanes of its plan side by side. */
    private Outcome outcome(JobId job) {
        Optional<Outcome> end = Optional.empty();
        Optional<RuntimeException> obstacle = Optional.empty();
        try (Underway<StepEvent, Progress> lanes = new Underway<>()) {
            begin(lanes, StepEvent.first(TenantId.LOCAL, job));
            while (lanes.size() > 0) {
                try {
                    Done<StepEvent, Progress> done = lanes.next();
                    List<StepEvent> next = following(done.key(), done.result());
                    if (obstacle.isEmpty()) {
                        next.forEach(event -> begin(lanes, event));
                    }
                    end = end.or(() -> ended(done.result()));
                } catch (RuntimeException e) {
                    obstacle = obstacle.or(() -> Optional.of(e));
                }
            }
        }
        if (end.isEmpty() && obstacle.isPresent()) {
            throw obstacle.get();
        }
        return end.orElseThrow(() -> LonghandException.of(
                Kind.CONFLICT,
                "job %s waits for a person: `longhand resume %s` lets it go on".formatted(job, job)));
    }

    private void begin(Underway<StepEvent, Progress> lanes, StepEvent event) {
        lanes.begin(event, () -> patience.with(() -> performed(event)));
    }

    private static List<StepEvent> following(StepEvent event, Progress progress) {
        return switch (progress) {
            case Progress.Next(List<StepEvent> next) -> next;
            case Progress.Again _, Progress.Busy _ -> List.of(event);
            case Progress.Ended _, Progress.Idle _ -> List.of();
        };
    }

    private static Optional<Outcome> ended(Progress progress) {
        return progress instanceof Progress.Ended(var end) ? Optional.of(end.outcome()) : Optional.empty();
    }

    /** One step, when there is a place for it; another process' claim is something that goes away. */
    private Progress performed(StepEvent event) {
        Progress progress = inPlace(() -> steps.perform(event, Duration.ZERO));
        if (progress instanceof Progress.Busy) {
            throw LonghandException.of(
                    Kind.BUSY, "another process is at work on job %s: wait for its end".formatted(event.job()));
        }
        return progress;
    }

    private Progress inPlace(Supplier<Progress> step) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.cancelled();
        }
        try {
            return step.get();
        } finally {
            places.release();
        }
    }

    private Written completed(JobId job, double seconds) {
        List<WrittenSection> sections = jobs.manuscript(TenantId.LOCAL, job)
                .filter(manuscript -> !manuscript.brief().oneCall())
                .map(LonghandSystem::sections)
                .orElse(List.of());
        return Written.text(jobs.text(TenantId.LOCAL, job), sections, jobs.spent(TenantId.LOCAL, job), seconds);
    }

    private static List<WrittenSection> sections(Manuscript manuscript) {
        return IntStream.range(0, manuscript.sections().size())
                .mapToObj(i -> new WrittenSection(
                        manuscript.plan().sections().get(i).point(),
                        manuscript.plan().sections().get(i).words(),
                        manuscript.sections().get(i).text()))
                .toList();
    }

    private double seconds(long began) {
        return host.ticker().since(began).toNanos() / NANOS;
    }
}
