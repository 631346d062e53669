package dev.longhand.pipeline;

import dev.longhand.event.DocumentEnded;
import dev.longhand.event.StepEvent;
import java.time.Duration;
import java.util.List;

/** How the carrying out of an event ended. */
public sealed interface Progress {

    /** There is more to do: publish these events, one for each lane that begins, then acknowledge the one that came. */
    record Next(List<StepEvent> events) implements Progress {
        public Next {
            events = List.copyOf(events);
        }
    }

    /** There is nothing to do for now: the job waits for a person, does not exist, or its other lanes are not done yet. */
    record Idle() implements Progress {}

    /** The job has its outcome: announce it, then acknowledge the event that came. */
    record Ended(DocumentEnded event) implements Progress {}

    /** Another process is at work on the step, for at most this long: deliver the event again later. */
    record Busy(Duration left) implements Progress {}

    /** The answer could not be kept and no time is left for another one: deliver the event again. */
    record Again(String problem) implements Progress {}
}
