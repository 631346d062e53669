package dev.longhand.event;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.TenantId;

/**
 * Says "look at this job again". The step is a hint of what is next: 0 plans, n writes section n - 1, the number after the
 * last section assembles. Equal events have equal ids, so that a broker can drop duplicates.
 */
public record StepEvent(TenantId tenant, JobId job, int step) implements Event {
    public StepEvent {
        if (step < 0) {
            throw LonghandException.invalid("a step is numbered from 0");
        }
    }

    /** The first event of a job. */
    public static StepEvent first(TenantId tenant, JobId job) {
        return new StepEvent(tenant, job, 0);
    }

    /** The event of another step of the same job. */
    public StepEvent at(int otherStep) {
        return new StepEvent(tenant, job, otherStep);
    }

    /** {@code {job}/{step}}, the same at every re-publish. */
    @Override
    public String id() {
        return job + "/" + step;
    }
}
