package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import java.time.Duration;

/**
 * How steps are taken on.
 *
 * @param lease how long a step belongs to the process that took it on; longer than the longest call to the model
 * @param slack the part of the lease that is kept for storing what the model wrote
 * @param tries answers that are asked of the model for one step before the job fails
 */
public record StepSettings(Duration lease, Duration slack, int tries) {
    public StepSettings {
        if (!slack.isPositive() || lease.compareTo(slack.multipliedBy(2)) < 0 || tries < 1) {
            throw LonghandException.invalid(
                    "a lease of %s must be at least twice its slack of %s, with 1 try or more".formatted(lease, slack));
        }
    }

    /** A lease of this length, a sixteenth of it kept for storing, three tries. */
    public static StepSettings ofLease(Duration lease) {
        return new StepSettings(lease, lease.dividedBy(16), 3);
    }

    /** Time without progress after which nobody can be at work on a job any more. */
    public Duration silence() {
        return lease.plus(slack);
    }
}
