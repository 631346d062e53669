package dev.longhand.event;

import dev.longhand.document.JobId;
import dev.longhand.document.Outcome;
import dev.longhand.document.TenantId;

/**
 * A job has its outcome.
 *
 * @param request the idempotency key under which the document was asked for; empty when there was none
 */
public record DocumentEnded(TenantId tenant, JobId job, String request, Outcome outcome) implements Event {

    /** {@code {job}/ended}, the same at every announcement. */
    @Override
    public String id() {
        return job + "/ended";
    }
}
