package dev.longhand.model;

/** Watches an answer while it is generated and can give it up. Called on the caller's thread. */
public interface CompletionObserver {
    /** Sees nothing and never gives up. */
    CompletionObserver NONE = new CompletionObserver() {
        @Override
        public void text(String delta) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** The next piece of the answer. */
    void text(String delta);

    /** Asked at least twice a second; true ends the call with a {@code CANCELLED} exception and closes its connection. */
    boolean cancelled();
}
