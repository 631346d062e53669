package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Watch;
import dev.longhand.stages.guards.EchoWatch;
import dev.longhand.stages.guards.LoopWatch;
import dev.longhand.stages.guards.TurnWatch;

/** Gives up a section's answer that goes round in circles, only says again what was said, or goes beyond its own end. */
final class SectionWatch implements Watch {
    private final CompletionObserver observer;
    private final StringBuilder text = new StringBuilder();
    private final LoopWatch loops = new LoopWatch();
    private final EchoWatch echoes;
    private final TurnWatch turns;

    SectionWatch(CompletionObserver observer, EchoWatch echoes, TurnWatch turns) {
        this.observer = observer;
        this.echoes = echoes;
        this.turns = turns;
    }

    @Override
    public void text(String delta) {
        text.append(delta);
        loops.text(delta);
        echoes.text(delta);
        turns.text(delta);
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
        return loops.looping() || echoes.echoing() || turns.over();
    }

    @Override
    public String text() {
        return text.toString();
    }
}
