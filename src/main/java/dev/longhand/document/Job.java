package dev.longhand.document;

import java.time.Instant;
import java.util.Objects;

/**
 * One brief being carried out.
 *
 * @param created when it was submitted, by the submitting process' clock
 * @param request the idempotency key that its caller gave; empty when there was none
 */
public record Job(TenantId tenant, JobId id, Instant created, Brief brief, String request) {
    public Job {
        request = Objects.requireNonNullElse(request, ""); // as in a brief that was stored without
    }
}
