package dev.longhand.document;

import java.time.Instant;

/**
 * One brief being carried out.
 *
 * @param created when it was submitted, by the submitting process' clock
 */
public record Job(TenantId tenant, JobId id, Instant created, Brief brief) {}
