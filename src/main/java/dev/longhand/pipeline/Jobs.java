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

/** Looks at jobs; what a person or an API asks about. */
public final class Jobs {
    private final ObjectStore store;
    private final Stages stages;
    private final Host host;
    private final Identities identities;

    /** The jobs of this store; the stages render what is written so far. */
    public Jobs(ObjectStore store, Stages stages, Host host) {
        this.store = store;
        this.stages = stages;
        this.host = host;
        this.identities = new Identities(host);
    }

    /** Where the job stands; fails with {@code NOT_FOUND} when it does not exist. */
    public JobStatus status(TenantId tenant, JobId id) {
        return find(tenant, id).orElseThrow(() -> LonghandException.unknownJob(id));
    }

    /** Where the job stands, if it exists: a listed job may be one whose submission is under way, or a deleted one. */
    public Optional<JobStatus> find(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, identities, tenant, id);
        Snapshot snapshot = folder.snapshot(0);
        return snapshot.existing().map(job -> status(job, snapshot, isPaused(folder, snapshot)));
    }

    private boolean isPaused(JobFolder folder, Snapshot snapshot) {
        return snapshot.end().isEmpty()
                && new Pauses(new Claims(folder, host.claimant())).hasPaused(snapshot);
    }

    private static JobStatus status(Job job, Snapshot snapshot, boolean paused) {
        Optional<Outcome> outcome = snapshot.end();
        Optional<Manuscript> manuscript = snapshot.manuscript();
        int planned = manuscript.map(m -> m.plan().sections().size()).orElse(0);
        int written = manuscript.map(m -> m.sections().size()).orElse(0);
        return new JobStatus(
                job,
                paused ? JobStatus.State.PAUSED : JobStatus.state(outcome, planned, written),
                title(outcome, manuscript),
                words(outcome, manuscript),
                planned,
                manuscript.map(Manifest::entries).orElse(List.of()),
                manuscript.map(Manuscript::cost).orElse(Cost.NONE),
                outcome.map(Jobs::message).orElse(""));
    }

    /** The document, or what is written of it so far, as Markdown; empty before anything is. */
    public String text(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, identities, tenant, id);
        Snapshot snapshot = folder.snapshot(0);
        if (snapshot.existing().isEmpty()) {
            throw LonghandException.unknownJob(id);
        }
        return folder.document()
                .or(() -> snapshot.manuscript()
                        .filter(manuscript -> !manuscript.sections().isEmpty())
                        .map(manuscript -> stages.assemble(manuscript).markdown()))
                .orElse("");
    }

    /** The plan and the sections that are written; empty before the plan, and when there is no such job. */
    public Optional<Manuscript> manuscript(TenantId tenant, JobId id) {
        return new JobFolder(store, identities, tenant, id).snapshot(0).manuscript();
    }

    /** What the job cost so far, answers that were not kept included. */
    public Cost spent(TenantId tenant, JobId id) {
        JobFolder folder = new JobFolder(store, identities, tenant, id);
        Snapshot snapshot = folder.snapshot(0);
        Claims claims = new Claims(folder, host.claimant());
        Cost kept = snapshot.manuscript().map(Manuscript::cost).orElse(Cost.NONE);
        return snapshot.open().stream()
                .map(step -> claims.turn(step) instanceof Turn.Free(int _, Attempts before) ? before.cost() : Cost.NONE)
                .reduce(kept, Cost::plus);
    }

    /** Key of the assembled document, for who wants to open it in the store. */
    public static ObjectKey documentKey(TenantId tenant, JobId id) {
        return new ObjectKey("%s/%s/%s".formatted(tenant, id, JobNames.DOCUMENT));
    }

    /** Ids of the tenant's jobs, oldest first, at most {@code limit} after the id {@code after} (empty: from the start). */
    public List<JobId> list(TenantId tenant, String after, int limit) {
        return list(store, tenant, after, limit);
    }

    static List<JobId> list(ObjectStore store, TenantId tenant, String after, int limit) {
        return store.children(new ObjectKey(tenant.value()), after, limit).stream()
                .filter(JobId::isValid)
                .map(JobId::new)
                .toList();
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
