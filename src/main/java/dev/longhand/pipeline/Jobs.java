package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobFolder.Committed;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Looks at jobs and gives them up; what a person or an API asks about. */
public final class Jobs {
    private final ObjectStore store;
    private final Stages stages;

    /** The jobs of this store; the stages render what is written so far. */
    public Jobs(ObjectStore store, Stages stages) {
        this.store = store;
        this.stages = stages;
    }

    /** Where the job stands; fails with {@code NOT_FOUND} when it does not exist. */
    public JobStatus status(TenantId tenant, JobId id) {
        return find(tenant, id).orElseThrow(() -> LonghandException.unknownJob(id));
    }

    /** Where the job stands, if it exists: a listed job may be one whose submission is under way. */
    public Optional<JobStatus> find(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, tenant, id);
        return folder.job().map(job -> status(folder, job));
    }

    private static JobStatus status(JobFolder folder, Job job) {
        Optional<Outcome> outcome = folder.outcome();
        Optional<Manuscript> manuscript = manuscript(folder, job);
        int planned = manuscript.map(m -> m.plan().sections().size()).orElse(0);
        int written = manuscript.map(Manuscript::next).orElse(0);
        return new JobStatus(
                job,
                JobStatus.state(outcome, planned, written),
                title(outcome, manuscript),
                words(outcome, manuscript),
                planned,
                manuscript.map(Manifest::entries).orElse(List.of()),
                manuscript.map(Manuscript::cost).orElse(Cost.NONE),
                outcome.map(Jobs::message).orElse(""));
    }

    /** The document, or what is written of it so far, as Markdown; empty before the first section. */
    public String text(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, tenant, id);
        Job job = folder.job().orElseThrow(() -> LonghandException.unknownJob(id));
        return folder.document()
                .or(() -> manuscript(folder, job)
                        .filter(manuscript -> manuscript.next() > 0)
                        .map(manuscript -> stages.assemble(manuscript).markdown()))
                .orElse("");
    }

    /** Key of the assembled document, for who wants to open it in the store. */
    public static ObjectKey documentKey(TenantId tenant, JobId id) {
        return new ObjectKey("%s/%s/%s".formatted(tenant, id, JobFolder.DOCUMENT));
    }

    /** Ids of the tenant's jobs, oldest first, at most {@code limit} after the id {@code after} (empty: from the start). */
    public List<JobId> list(TenantId tenant, String after, int limit) {
        return store.children(new ObjectKey(tenant.value()), after, limit).stream()
                .filter(JobId::isValid)
                .map(JobId::new)
                .toList();
    }

    /** Gives the job up; fails with {@code CONFLICT} when it has ended already. What is written stays readable. */
    public void cancel(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, tenant, id);
        if (folder.job().isEmpty()) {
            throw LonghandException.unknownJob(id);
        }
        Committed<Outcome> committed = folder.commit(new Outcome.Cancelled());
        if (!committed.mine()) {
            throw LonghandException.of(
                    Kind.CONFLICT, "job %s has ended already: nothing is left to cancel".formatted(id));
        }
        new ActiveJobs(store).remove(id);
    }

    /** Announces the job again, so that it goes on at its first missing step; does nothing once it has ended. */
    public void resume(TenantId tenant, JobId id, EventSink sink) {
        if (!status(tenant, id).state().ended()) {
            sink.publish(StepEvent.first(tenant, id));
        }
    }

    private static Optional<Manuscript> manuscript(JobFolder folder, Job job) {
        Optional<Plan> plan = folder.plan();
        return plan.map(p -> folder.manuscript(job, p));
    }

    private static String title(Optional<Outcome> outcome, Optional<Manuscript> manuscript) {
        return completed(outcome)
                .map(Outcome.Completed::title)
                .or(() -> manuscript.map(m -> m.plan().title()))
                .orElse("");
    }

    private static int words(Optional<Outcome> outcome, Optional<Manuscript> manuscript) {
        return completed(outcome)
                .map(Outcome.Completed::words)
                .or(() -> manuscript.map(Manuscript::words))
                .orElse(0);
    }

    private static Optional<Outcome.Completed> completed(Optional<Outcome> outcome) {
        return outcome.filter(Outcome.Completed.class::isInstance).map(Outcome.Completed.class::cast);
    }

    private static String message(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.message() : "";
    }
}
