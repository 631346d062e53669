package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import dev.longhand.stages.guards.LoopWatch;

/** Gives up a section's answer that goes round in circles. */
final class SectionWatch implements Watch {
    private final CompletionObserver observer;
    private final StringBuilder text = new StringBuilder();
    private final LoopWatch loops = new LoopWatch();

    SectionWatch(CompletionObserver observer) {
        this.observer = observer;
    }

    @Override
    public void text(String delta) {
        text.append(delta);
        loops.text(delta);
        observer.text(delta);
    }

    @Override
    public boolean cancelled() {
        return loops.looping() || observer.cancelled();
    }

    @Override
    public boolean ranAway() {
        return loops.looping() && !observer.cancelled();
    }

    @Override
    public String text() {
        return text.toString();
    }
}
