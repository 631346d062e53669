package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Job;
import dev.longhand.document.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Where a job stands, derived from what is stored.
 *
 * @param title the document's title, or the plan's; empty while there is none
 * @param words words of the document, or of the sections written so far
 * @param planned number of planned sections; 0 before the plan
 * @param sections the sections written so far, in the order of the document; lanes leave holes between them
 * @param cost what is spent on what is stored
 * @param message why the job failed; empty otherwise
 */
public record JobStatus(
        Job job,
        State state,
        String title,
        int words,
        int planned,
        List<Manifest.Entry> sections,
        Cost cost,
        String message) {

    /** The stage that a job is in, or how it ended. */
    public enum State {
        PLANNING,
        WRITING,
        ASSEMBLING,
        PAUSED,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean ended() {
            return switch (this) {
                case PLANNING, WRITING, ASSEMBLING, PAUSED -> false;
                case COMPLETED, FAILED, CANCELLED -> true;
            };
        }
    }

    public JobStatus {
        sections = List.copyOf(sections);
    }

    static State state(Optional<Outcome> outcome, int planned, int written) {
        if (outcome.isPresent()) {
            return switch (outcome.get()) {
                case Outcome.Completed _ -> State.COMPLETED;
                case Outcome.Failed _ -> State.FAILED;
                case Outcome.Cancelled _ -> State.CANCELLED;
            };
        }
        if (planned == 0) {
            return State.PLANNING;
        }
        return written < planned ? State.WRITING : State.ASSEMBLING;
    }
}
