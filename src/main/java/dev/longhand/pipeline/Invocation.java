package dev.longhand.pipeline;

import dev.longhand.event.StepEvent;
import java.time.Duration;
import java.util.List;
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
        if (end.isEmpty() && !first.missing().equals(Optional.of(event.step()))) {
            return onward(first);
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
                end = over(snapshot, goOn);
            }
        }
        return end.get();
    }

    /** Where the job stands now: after a step that was not this process' own, others may be further than the next one. */
    private Snapshot look(Snapshot before, StepResult result, Duration since) {
        return switch (result) {
            case StepResult.Committed(Snapshot with, boolean mine)
            when mine && with.missing().isPresent() -> folder.refresh(with.older(since));
            case StepResult.Unfinished() -> folder.refresh(before.older(since));
            default -> folder.snapshot(before.missing().orElseThrow());
        };
    }

    /** How the invocation ends after this result; empty when it goes on, or has to look first. */
    private Optional<Progress> over(Snapshot before, StepResult result, Duration goOn) {
        return switch (result) {
            case StepResult.Committed(Snapshot with, _) -> handedOn(before, with, goOn);
            case StepResult.Rejected(String problem) ->
                timeIsUp(goOn) ? Optional.of(new Progress.Again(problem)) : Optional.empty();
            case StepResult.Unfinished() -> timeIsUp(goOn) ? Optional.of(onward(before)) : Optional.empty();
            case StepResult.Assembled(var outcome) ->
                Optional.of(endings.end(outcome, before.existing().orElseThrow()));
            case StepResult.Stopped(Progress progress) -> Optional.of(progress);
            case StepResult.Overtaken() -> Optional.of(endings.seen(folder.snapshot(event.step()))
                    .orElseGet(Progress.Idle::new));
        };
    }

    /** After a commit: lanes that can begin now are left to whoever is free, and so is the rest when time is up. */
    private Optional<Progress> handedOn(Snapshot before, Snapshot with, Duration goOn) {
        boolean begun = before.plan() == null && with.forks();
        return begun || (timeIsUp(goOn) && with.missing().isPresent()) ? Optional.of(onward(with)) : Optional.empty();
    }

    /** How the invocation ends after this look; empty when it goes on. */
    private Optional<Progress> over(Snapshot now, Duration goOn) {
        boolean leaves = now.missing().isEmpty() || timeIsUp(goOn);
        return endings.seen(now).or(() -> leaves ? Optional.of(onward(now)) : Optional.empty());
    }

    private Progress onward(Snapshot snapshot) {
        List<StepEvent> events = snapshot.following().stream().map(event::at).toList();
        return events.isEmpty() ? new Progress.Idle() : new Progress.Next(events);
    }

    private boolean timeIsUp(Duration goOn) {
        return ticker.since(began).compareTo(goOn) >= 0;
    }
}
