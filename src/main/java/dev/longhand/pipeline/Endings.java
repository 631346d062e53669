package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.event.StepEvent;
import dev.longhand.store.ObjectStore;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The ways in which there is nothing more to do for a job. */
final class Endings {
    private static final Logger LOG = Logger.getLogger(Endings.class);

    private final JobFolder folder;
    private final Deletion deletion;
    private final PipelineObserver observer;
    private final JobId job;

    Endings(JobFolder folder, ObjectStore store, PipelineObserver observer, StepEvent event) {
        this.folder = folder;
        this.deletion = new Deletion(folder, store, event.tenant(), event.job());
        this.observer = observer;
        this.job = event.job();
    }

    /** The end that a snapshot shows, tidied up after; empty when there is work to do. */
    Optional<Progress> seen(Snapshot snapshot) {
        if (snapshot.deleted()) {
            deletion.clear();
            return Optional.of(new Progress.Idle());
        }
        if (snapshot.existing().isEmpty()) {
            return Optional.of(new Progress.Idle());
        }
        return snapshot.end().map(this::ended);
    }

    /** Records the outcome, unless the job has one. */
    Progress end(Outcome outcome) {
        return ended(folder.commit(outcome).value());
    }

    /** Ends the job as failed, unless the failure may go away or is not the job's own. */
    Progress fail(LonghandException e) {
        if (e.retryable() || e.kind() == Kind.STORE_UNUSABLE) {
            throw e;
        }
        try {
            return end(new Outcome.Failed(e.kind(), e.getMessage()));
        } catch (LonghandException second) {
            if (second.kind() != Kind.CORRUPT) {
                throw second;
            }
            LOG.errorf("job %s is left alone: %s", job, second.getMessage());
            return new Progress.Idle();
        }
    }

    private Progress ended(Outcome outcome) {
        deletion.forgetEnded();
        LOG.infof("job %s ended: %s", job, outcome.getClass().getSimpleName());
        observer.on(new PipelineEvent.Ended(job, outcome));
        return new Progress.Idle();
    }
}
