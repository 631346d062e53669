package dev.longhand.pipeline;

import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobFolder.Committed;
import dev.longhand.store.ObjectStore;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The ways in which there is nothing more to do for a job. */
final class Endings {
    private static final Logger LOG = Logger.getLogger(Endings.class);

    private final JobFolder folder;
    private final Deletion deletion;
    private final PipelineObserver observer;
    private final TenantId tenant;
    private final JobId job;

    Endings(JobFolder folder, ObjectStore store, PipelineObserver observer, StepEvent event) {
        this.folder = folder;
        this.deletion = new Deletion(folder, store, event.tenant(), event.job());
        this.observer = observer;
        this.tenant = event.tenant();
        this.job = event.job();
    }

    /** The end that a snapshot shows, tidied up after; empty when there is work to do. */
    Optional<Progress> seen(Snapshot snapshot) {
        if (snapshot.deleted()) {
            deletion.clear();
            return Optional.of(new Progress.Idle());
        }
        Optional<Job> existing = snapshot.existing();
        if (existing.isEmpty()) {
            return Optional.of(new Progress.Idle());
        }
        return snapshot.end().map(outcome -> ended(new Committed<>(outcome, false), existing.get().request()));
    }

    /** Records the outcome, unless the job has one. */
    Progress end(Outcome outcome, Job ending) {
        return ended(folder.commit(outcome), ending.request());
    }

    /** Ends the job as failed, unless the failure may go away or is not the job's own. */
    Progress fail(LonghandException e) {
        if (e.retryable() || e.kind() == Kind.STORE_UNUSABLE) {
            throw e;
        }
        try {
            Outcome failed = new Outcome.Failed(e.kind(), e.getMessage());
            return ended(folder.commit(failed), request());
        } catch (LonghandException second) {
            if (second.kind() != Kind.CORRUPT) {
                throw second;
            }
            LOG.errorf("job %s is left alone: %s", job, second.getMessage());
            return new Progress.Idle();
        }
    }

    /** The key under which the document was asked for, as far as the brief can be read. */
    private String request() {
        try {
            return folder.read(JobNames.BRIEF)
                    .map(brief -> folder.parse(JobNames.BRIEF, brief, Job.class).request())
                    .orElse("");
        } catch (LonghandException e) {
            return "";
        }
    }

    private Progress ended(Committed<Outcome> end, String request) {
        Outcome outcome = end.value();
        deletion.forgetEnded();
        LOG.infof("job %s ended: %s", job, outcome.getClass().getSimpleName());
        observer.on(new PipelineEvent.Ended(job, outcome, end.mine()));
        return new Progress.Ended(new DocumentEnded(tenant, job, request, outcome));
    }
}
