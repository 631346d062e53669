package dev.longhand.pipeline;

import dev.longhand.event.StepEvent;
import java.time.Duration;
import java.util.Optional;

/** The carrying out of one event: what is missing, step after step, while there is time. */
final class Invocation {
    private final StepEvent event;
    private final JobFolder folder;
    private final StepWork work;
    private final Endings endings;
    private final Ticker ticker;
    private final long began;

    /** The carrying out of an event that began when the ticker said so. */
    Invocation(StepEvent event, JobFolder folder, StepWork work, Endings endings, Ticker ticker, long began) {
        this.event = event;
        this.folder = folder;
        this.work = work;
        this.endings = endings;
        this.ticker = ticker;
        this.began = began;
    }

    Progress run(Snapshot first, Duration goOn) {
        Optional<Progress> end = endings.seen(first);
        if (end.isEmpty() && first.missing() != event.step()) {
            return new Progress.Next(event.at(first.missing()));
        }
        Snapshot snapshot = first;
        long looked = began;
        long seen = ticker.nanos();
        while (end.isEmpty()) {
            StepResult result = work.step(snapshot, looked);
            end = over(snapshot, result, goOn);
            if (end.isEmpty()) {
                Duration since = ticker.since(seen);
                looked = ticker.nanos();
                snapshot = look(snapshot, result, since);
                seen = ticker.nanos();
                end = endings.seen(snapshot);
            }
        }
        return end.get();
    }

    /** Where the job stands now: after a step that was not this process' own, others may be further than the next one. */
    private Snapshot look(Snapshot before, StepResult result, Duration since) {
        return switch (result) {
            case StepResult.Committed(Snapshot with, boolean mine)
            when mine -> folder.refresh(with.older(since));
            case StepResult.Unfinished() -> folder.refresh(before.older(since));
            default -> folder.snapshot(before.missing());
        };
    }

    /** How the invocation ends after this result; empty when it goes on. */
    private Optional<Progress> over(Snapshot before, StepResult result, Duration goOn) {
        boolean timeIsUp = ticker.since(began).compareTo(goOn) >= 0;
        return switch (result) {
            case StepResult.Committed(Snapshot with, _) ->
                timeIsUp ? Optional.of(new Progress.Next(event.at(with.missing()))) : Optional.empty();
            case StepResult.Rejected(String problem) ->
                timeIsUp ? Optional.of(new Progress.Again(problem)) : Optional.empty();
            case StepResult.Unfinished() ->
                timeIsUp ? Optional.of(new Progress.Next(event)) : Optional.empty();
            case StepResult.Assembled(var outcome) ->
                Optional.of(endings.end(outcome, before.existing().orElseThrow()));
            case StepResult.Stopped(Progress progress) -> Optional.of(progress);
            case StepResult.Overtaken() -> Optional.of(endings.seen(folder.snapshot(event.step()))
                    .orElseGet(Progress.Idle::new));
        };
    }
}
