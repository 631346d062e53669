package dev.longhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhand.pipeline.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done next for a job.
 *
 * @param step number of the missing step; absent when the job has ended
 * @param stage {@code planning}, {@code writing} or {@code assembly}; absent when the job has ended
 * @param state where the job stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NextStep(
        String job, @Nullable Integer step, @Nullable String stage, String state) {

    static NextStep of(JobStatus status) {
        String job = status.job().id().value();
        String state = DocumentView.name(status.state());
        return Stage.of(status.state())
                .map(stage -> new NextStep(job, Stage.step(status), DocumentView.name(stage), state))
                .orElseGet(() -> new NextStep(job, null, null, state));
    }
}
