package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.time.Duration;

/** What a person decides about a job: give it up, let it wait, let it go on, delete it. */
public final class JobControl {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 5;

    private final ObjectStore store;
    private final Host host;
    private final Identities identities;

    /** Control over the jobs of this store. */
    public JobControl(ObjectStore store, Host host) {
        this.store = new PatientStore(store, host, PATIENCE);
        this.host = host;
        this.identities = new Identities(host);
    }

    /** Gives the job up; fails with {@code CONFLICT} when it has ended already. What is written stays readable. */
    public void cancel(TenantId tenant, JobId id) {
        JobFolder folder = folder(tenant, id);
        existing(folder, id);
        if (!folder.commit(new Outcome.Cancelled()).mine()) {
            throw ended(id, "cancel");
        }
        new Deletion(folder, store, tenant, id).forgetEnded();
    }

    /**
     * Lets the job wait after the steps that are under way; a job that waits already goes on waiting. Fails with
     * {@code CONFLICT} when the job has ended.
     */
    public void pause(TenantId tenant, JobId id) {
        JobFolder folder = folder(tenant, id);
        Pauses pauses = pauses(folder);
        Snapshot then = open(folder, id, "pause");
        for (int tries = 0; tries < TRIES; tries++) {
            boolean held = pauses.hold(then);
            Snapshot now = open(folder, id, "pause");
            if (held && Pauses.holds(then, now)) {
                return;
            }
            then = now;
        }
        throw LonghandException.of(Kind.BUSY, "job %s moves on too fast to be paused: try again".formatted(id));
    }

    /**
     * Announces the job again, paused or not, so that it goes on at what is missing in each lane; does nothing once it has
     * ended.
     */
    public void resume(TenantId tenant, JobId id, EventSink sink) {
        JobFolder folder = folder(tenant, id);
        Snapshot snapshot = existing(folder, id);
        if (snapshot.end().isPresent()) {
            return;
        }
        pauses(folder).release(snapshot);
        JobIndex.active(store, id).add(tenant, id);
        snapshot.open().forEach(step -> sink.publish(StepEvent.first(tenant, id).at(step)));
    }

    /** Deletes the job and everything written; one that is under way is given up first. */
    public void delete(TenantId tenant, JobId id) {
        JobFolder folder = folder(tenant, id);
        Snapshot snapshot = folder.snapshot(0);
        if (snapshot.existing().isEmpty() && !snapshot.deleted()) {
            throw LonghandException.unknownJob(id);
        }
        new Deletion(folder, store, tenant, id).begin(host.clock().instant());
    }

    private static Snapshot open(JobFolder folder, JobId id, String verb) {
        Snapshot snapshot = existing(folder, id);
        if (snapshot.end().isPresent()) {
            throw ended(id, verb);
        }
        return snapshot;
    }

    private static Snapshot existing(JobFolder folder, JobId id) {
        Snapshot snapshot = folder.snapshot(0);
        if (snapshot.existing().isEmpty()) {
            throw LonghandException.unknownJob(id);
        }
        return snapshot;
    }

    private static LonghandException ended(JobId id, String verb) {
        return LonghandException.of(
                Kind.CONFLICT, "job %s has ended already: nothing is left to %s".formatted(id, verb));
    }

    private Pauses pauses(JobFolder folder) {
        return new Pauses(new Claims(folder, host.claimant()));
    }

    private JobFolder folder(TenantId tenant, JobId id) {
        return new JobFolder(store, identities, tenant, id);
    }
}
