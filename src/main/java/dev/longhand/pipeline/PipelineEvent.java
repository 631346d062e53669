package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import java.time.Duration;

/** What happens to a job in this process, for progress displays and metrics. Nothing depends on anybody looking. */
public sealed interface PipelineEvent {
    /** The job it happens to. */
    JobId job();

    /** The planning stage begins. */
    record PlanningStarted(JobId job) implements PipelineEvent {}

    /** The plan is committed by this process. */
    record Planned(JobId job, Plan plan, Duration took) implements PipelineEvent {}

    /** The next section of the manuscript is begun. */
    record SectionStarted(JobId job, Manuscript manuscript) implements PipelineEvent {}

    /** The model generated a piece of text at this step, by {@link dev.longhand.event.StepEvent}. */
    record TextGenerated(JobId job, int step, String delta) implements PipelineEvent {}

    /** A section is committed by this process. */
    record SectionWritten(JobId job, Section section, Duration took) implements PipelineEvent {}

    /** The document is assembled. */
    record Assembled(JobId job, Manifest manifest, Duration took) implements PipelineEvent {}

    /** The step cannot be done now and will be tried again. */
    record Postponed(JobId job, LonghandException reason) implements PipelineEvent {}

    /** A person lets the job wait, and nothing of it is under way any more. */
    record Paused(JobId job) implements PipelineEvent {}

    /** The job has its outcome, decided by this process or found. */
    record Ended(JobId job, Outcome outcome, boolean mine) implements PipelineEvent {
        /** Whether to tell of it: others have not, as far as can be known. Who cancels is no process that writes. */
        public boolean first() {
            return mine || outcome instanceof Outcome.Cancelled;
        }
    }
}
