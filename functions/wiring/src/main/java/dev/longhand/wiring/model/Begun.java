package dev.longhand.wiring.model;

import dev.longhand.model.CompletionObserver;

/** Tells whether an answer has begun to arrive. */
final class Begun implements CompletionObserver {
    private final CompletionObserver observer;
    private boolean any;

    Begun(CompletionObserver observer) {
        this.observer = observer;
    }

    boolean any() {
        return any;
    }

    @Override
    public void text(String delta) {
        any = true;
        observer.text(delta);
    }

    @Override
    public boolean cancelled() {
        return observer.cancelled();
    }
}
