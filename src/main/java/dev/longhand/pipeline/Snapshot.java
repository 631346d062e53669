package dev.longhand.pipeline;

import dev.longhand.document.Job;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job's folder held when it was read.
 *
 * @param age time since the job was submitted, by the store's clock and, from look to look, this process' ticker
 * @param quiet time since the newest object of brief, plan and sections was stored
 * @param claimed whether anybody ever claimed the step that is missing
 */
record Snapshot(
        @Nullable Job job,
        Duration age,
        Duration quiet,
        boolean deleted,
        @Nullable Outcome outcome,
        @Nullable Plan plan,
        List<Section> sections,
        boolean claimed) {

    /** The job, unless it was deleted or never came to be. */
    Optional<Job> existing() {
        return deleted ? Optional.empty() : Optional.ofNullable(job);
    }

    Optional<Outcome> end() {
        return Optional.ofNullable(outcome);
    }

    /** The sections in their plan; fails with {@code CORRUPT} when one does not follow the one before. */
    Optional<Manuscript> manuscript() {
        return job == null || plan == null
                ? Optional.empty()
                : Optional.of(new Manuscript(job.brief(), plan, sections));
    }

    /** Number of the step that is missing, by {@link dev.longhand.event.StepEvent}. */
    int missing() {
        return plan == null ? 0 : sections.size() + 1;
    }

    Snapshot with(Plan committed) {
        return new Snapshot(job, age, quiet, deleted, outcome, committed, sections, false);
    }

    Snapshot with(Section committed) {
        List<Section> all = new ArrayList<>(sections);
        all.add(committed);
        return new Snapshot(job, age, quiet, deleted, outcome, plan, all, false);
    }

    /** The same after some time. */
    Snapshot older(Duration since) {
        return new Snapshot(job, age.plus(since), quiet.plus(since), deleted, outcome, plan, sections, claimed);
    }

    Snapshot with(boolean nowDeleted, @Nullable Outcome end, boolean nowClaimed) {
        return new Snapshot(job, age, quiet, nowDeleted, end, plan, sections, nowClaimed);
    }
}
