package dev.longhand.pipeline;

import dev.longhand.document.Job;
import dev.longhand.document.Lane;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job's folder held when it was read for a step.
 *
 * @param age time since the job was submitted, by the store's clock and, from look to look, this process' ticker
 * @param quiet time since the newest object of brief, plan and sections was stored
 * @param sections those of each lane up to its first hole, in the order of the document
 * @param step the step that it was read for, by {@link dev.longhand.event.StepEvent}
 * @param claimed whether anybody may ever have claimed the step that is missing
 */
record Snapshot(
        @Nullable Job job,
        Duration age,
        Duration quiet,
        boolean deleted,
        @Nullable Outcome outcome,
        @Nullable Plan plan,
        List<Section> sections,
        int step,
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
                : Optional.of(missing()
                        .map(missing -> new Manuscript(job.brief(), plan, sections, missing - 1))
                        .orElseGet(() -> new Manuscript(job.brief(), plan, sections)));
    }

    /** The steps that are missing and can be done now: one of each lane that is not complete, and after them the assembly. */
    List<Integer> open() {
        if (plan == null) {
            return List.of(0);
        }
        List<Integer> open = plan.lanes().stream().flatMap(this::open).toList();
        return open.isEmpty() ? List.of(assembly().orElseThrow()) : open;
    }

    private Stream<Integer> open(Lane lane) {
        int written = (int) sections.stream()
                .filter(section -> lane.contains(section.index()))
                .count();
        return written < lane.size() ? Stream.of(lane.first() + written + 1) : Stream.empty();
    }

    /**
     * The step that is missing where this was read for: that of the step's lane or, where there is only one way on, that
     * one. Empty when others are to go on: the lane is complete, or the step is none of a lane's.
     */
    Optional<Integer> missing() {
        return open().stream().filter(this::isHere).findFirst();
    }

    private boolean isHere(int missing) {
        return !forks() || isComplete() || lane().filter(lane -> lane.contains(missing - 1)).isPresent();
    }

    /** The steps to announce for whoever came with this step: none when its lane is complete and others are not. */
    List<Integer> following() {
        return missing().map(List::of).orElseGet(() -> lane().isPresent() ? List.of() : open());
    }

    /** The step after an open one that would be begun when that one is done. */
    int after(int open) {
        boolean ends = plan != null && plan.lanes().stream().anyMatch(lane -> lane.end() == open);
        return ends ? assembly().orElseThrow() : open + 1;
    }

    /** The step that assembles, once there is a plan. */
    Optional<Integer> assembly() {
        return plan == null ? Optional.empty() : Optional.of(plan.sections().size() + 1);
    }

    /** Whether the plan has lanes that are written side by side. */
    boolean forks() {
        return plan != null && plan.laneStarts().size() > 1;
    }

    /** Whether the step writes the first section of a lane other than the first. */
    boolean beginsLane(int open) {
        return open > 1 && plan != null && plan.laneStarts().contains(open - 1);
    }

    private boolean isComplete() {
        return plan != null && sections.size() == plan.sections().size();
    }

    private Optional<Lane> lane() {
        return plan == null
                ? Optional.empty()
                : plan.lanes().stream().filter(lane -> lane.contains(step - 1)).findFirst();
    }

    Snapshot with(Plan committed) {
        return new Snapshot(job, age, quiet, deleted, outcome, committed, sections, step, false);
    }

    Snapshot with(Section committed) {
        List<Section> all = new ArrayList<>(sections);
        all.add(committed);
        all.sort(Comparator.comparingInt(Section::index));
        return new Snapshot(job, age, quiet, deleted, outcome, plan, all, step, false);
    }

    /** The same after some time. */
    Snapshot older(Duration since) {
        return new Snapshot(job, age.plus(since), quiet.plus(since), deleted, outcome, plan, sections, step, claimed);
    }

    Snapshot with(boolean nowDeleted, @Nullable Outcome end, boolean nowClaimed) {
        return new Snapshot(job, age, quiet, nowDeleted, end, plan, sections, step, nowClaimed);
    }
}
