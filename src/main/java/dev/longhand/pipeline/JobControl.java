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
     * Lets the job wait after the step that is under way; a job that waits already goes on waiting. Fails with
     * {@code CONFLICT} when the job has ended.
     */
    public void pause(TenantId tenant, JobId id) {
        JobFolder folder = folder(tenant, id);
        Claims claims = new Claims(folder, host.claimant());
        for (int tries = 0; tries < TRIES; tries++) {
            int step = open(folder, id, "pause").missing();
            if (pausedAt(claims, step + 1)) { // the step itself may still be committed by a worker that stood still
                pausedAt(claims, step);
                return;
            }
        }
        throw LonghandException.of(Kind.BUSY, "job %s moves on too fast to be paused: try again".formatted(id));
    }

    /** Whether the job waits at this step now; false when a process is at work on it. */
    private static boolean pausedAt(Claims claims, int step) {
        return switch (claims.turn(step)) {
            case Turn.Paused _ -> true;
            case Turn.Free(int number, Attempts _) -> claims.take(step, number, Claim.pause());
            case Turn.Busy _ -> false;
        };
    }

    /**
     * Announces the job again, paused or not, so that it goes on at its first missing step; does nothing once it has
     * ended.
     */
    public void resume(TenantId tenant, JobId id, EventSink sink) {
        JobFolder folder = folder(tenant, id);
        Snapshot snapshot = existing(folder, id);
        if (snapshot.end().isPresent()) {
            return;
        }
        Claims claims = new Claims(folder, host.claimant());
        claims.resume(snapshot.missing());
        claims.resume(snapshot.missing() + 1);
        JobIndex.active(store, id).add(tenant, id);
        sink.publish(StepEvent.first(tenant, id).at(snapshot.missing()));
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

    private JobFolder folder(TenantId tenant, JobId id) {
        return new JobFolder(store, identities, tenant, id);
    }
}
