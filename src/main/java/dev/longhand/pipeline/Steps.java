package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.event.StepEvent;
import dev.longhand.model.CompletionObserver;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out the steps of jobs: look in the store, do the one thing that is missing, commit it, say what is next. An
 * event that comes twice, late or out of order costs reads and nothing else.
 */
public final class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final ObjectStore store;
    private final Stages stages;
    private final PipelineObserver observer;
    private final InstantSource clock;

    /** Steps over this store. */
    public Steps(ObjectStore store, Stages stages, PipelineObserver observer, InstantSource clock) {
        this.store = store;
        this.stages = stages;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Does the step if it is the one that is missing, and says what is next; nothing when the job has ended or does not
     * exist. Fails only with what may go away by itself or needs an operator; whatever ends the job is its outcome.
     */
    public Optional<StepEvent> perform(StepEvent event) {
        JobFolder folder = new JobFolder(store, event.tenant(), event.job());
        Optional<Job> job = folder.job();
        if (job.isEmpty()) {
            return Optional.empty();
        }
        Optional<Outcome> outcome = folder.outcome();
        if (outcome.isPresent()) {
            return ended(job.get(), outcome.get());
        }
        try {
            return advance(folder, job.get(), event);
        } catch (LonghandException e) {
            return fail(folder, job.get(), e);
        }
    }

    private Optional<StepEvent> advance(JobFolder folder, Job job, StepEvent event) {
        Optional<Manuscript> manuscript = folder.plan().map(plan -> folder.manuscript(job, plan));
        int missing = manuscript.map(m -> m.next() + 1).orElse(0);
        if (event.step() != missing) {
            return Optional.of(event.at(missing));
        }
        LOG.infof("job %s step %d begins", event.job(), missing);
        if (manuscript.isEmpty()) {
            plan(folder, job);
        } else if (manuscript.get().complete()) {
            return assemble(folder, job, manuscript.get());
        } else {
            write(folder, job, manuscript.get());
        }
        LOG.infof("job %s step %d committed", event.job(), missing);
        return Optional.of(event.at(missing + 1));
    }

    private void plan(JobFolder folder, Job job) {
        checkLimits(job, Cost.NONE);
        observer.on(new PipelineEvent.PlanningStarted(job.id()));
        Instant start = clock.instant();
        Plan plan = stages.plan(job.brief(), watching(folder, job));
        if (folder.commit(plan).mine()) {
            observer.on(new PipelineEvent.Planned(job.id(), plan, since(start)));
        }
    }

    private void write(JobFolder folder, Job job, Manuscript manuscript) {
        checkLimits(job, manuscript.cost());
        observer.on(new PipelineEvent.SectionStarted(job.id(), manuscript));
        Instant start = clock.instant();
        Section section = stages.write(manuscript, watching(folder, job));
        if (folder.commit(section).mine()) {
            observer.on(new PipelineEvent.SectionWritten(job.id(), section, since(start)));
        }
    }

    private Optional<StepEvent> assemble(JobFolder folder, Job job, Manuscript manuscript) {
        Instant start = clock.instant();
        Document document = stages.assemble(manuscript);
        Manifest manifest = Manifest.of(manuscript, document);
        folder.commit(document, manifest);
        observer.on(new PipelineEvent.Assembled(job.id(), manifest, since(start)));
        return ended(job, folder.commit(new Outcome.Completed(document.title(), document.words())).value());
    }

    private Optional<StepEvent> ended(Job job, Outcome outcome) {
        new ActiveJobs(store).remove(job.id());
        LOG.infof("job %s ended: %s", job.id(), outcome.getClass().getSimpleName());
        observer.on(new PipelineEvent.Ended(job.id(), outcome));
        return Optional.empty();
    }

    private Optional<StepEvent> fail(JobFolder folder, Job job, LonghandException e) {
        if (e.retryable() || e.kind() == Kind.STORE_UNUSABLE) {
            throw e;
        }
        return ended(job, folder.commit(new Outcome.Failed(e.kind(), e.getMessage())).value());
    }

    private CompletionObserver watching(JobFolder folder, Job job) {
        return new StepWatch(job.id(), observer, () -> folder.outcome().isPresent());
    }

    private void checkLimits(Job job, Cost spent) {
        Limits limits = job.brief().limits();
        if (limits.tokens() > 0 && spent.usage().total() >= limits.tokens()) {
            throw limit("%,d tokens".formatted(limits.tokens()));
        }
        if (limits.seconds() > 0 && since(job.created()).toSeconds() >= limits.seconds()) {
            throw limit("%,d seconds".formatted(limits.seconds()));
        }
    }

    private static LonghandException limit(String what) {
        return LonghandException.of(
                Kind.LIMIT_REACHED,
                "the brief's limit of %s is reached: what is written stays readable; ask with a higher limit".formatted(what));
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
