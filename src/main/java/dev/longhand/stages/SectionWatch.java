package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Watch;
import dev.longhand.stages.guards.EchoWatch;
import dev.longhand.stages.guards.LoopWatch;

/** Gives up a section's answer that goes round in circles or only says again what was said. */
final class SectionWatch implements Watch {
    private final CompletionObserver observer;
    private final StringBuilder text = new StringBuilder();
    private final LoopWatch loops = new LoopWatch();
    private final EchoWatch echoes;

    SectionWatch(CompletionObserver observer, EchoWatch echoes) {
        this.observer = observer;
        this.echoes = echoes;
    }

    @Override
    public void text(String delta) {
        text.append(delta);
        loops.text(delta);
        echoes.text(delta);
        observer.text(delta);
    }

    @Override
    public boolean cancelled() {
        return isLost() || observer.cancelled();
    }

    @Override
    public boolean ranAway() {
        return isLost() && !observer.cancelled();
    }

    private boolean isLost() {
        return loops.looping() || echoes.echoing();
    }

    @Override
    public String text() {
        return text.toString();
    }
}
