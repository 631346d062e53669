package dev.longhand.http;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import org.jspecify.annotations.Nullable;

/**
 * A call of a stage function.
 *
 * @param job id of the job
 * @param step number of the step that the caller has in mind; the missing one when left out
 */
public record StepRequest(@Nullable String job, @Nullable Integer step) {

    /** The job, checked. */
    JobId id() {
        if (job == null) {
            throw LonghandException.invalid("the body must be like {\"job\": \"…\"}, with the id of a job");
        }
        return new JobId(job);
    }

    /** The step, or this one when none is named. */
    int stepOr(int missing) {
        return step == null ? missing : step;
    }
}
