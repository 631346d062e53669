package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.model.CompletionObserver;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Passes text on while a call runs, has it stored every few seconds, looks every second whether the job is over, and gives
 * the call up when its time is.
 */
final class StepWatch implements CompletionObserver {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_PARTS = Duration.ofSeconds(10);

    private final Consumer<String> reader;
    private final Ticker ticker;
    private final BooleanSupplier over;
    private final Consumer<String> keeper;
    private final Allowance allowance;
    private final long began;
    private long lastLook;
    private long lastKept;
    private final StringBuilder text = new StringBuilder();
    private int kept;

    /** How long a call may take, counted from when the job was last looked at, not from when the call begins. */
    record Allowance(long looked, Duration limit) {}

    /**
     * A watch over a call that is about to begin.
     *
     * @param reader is told what the model writes
     * @param over whether the job has ended; may fail, which says nothing
     * @param keeper stores the text that came since it was last called
     */
    StepWatch(
            Consumer<String> reader,
            Ticker ticker,
            BooleanSupplier over,
            Consumer<String> keeper,
            Allowance allowance) {
        this.reader = reader;
        this.ticker = ticker;
        this.over = over;
        this.keeper = keeper;
        this.allowance = allowance;
        this.began = ticker.nanos();
        this.lastLook = began;
        this.lastKept = began;
    }

    @Override
    public void text(String delta) {
        text.append(delta);
        reader.accept(delta);
    }

    @Override
    public boolean cancelled() {
        keep();
        return overran() || (due() && isOver());
    }

    /** What the model said so far. */
    String heard() {
        return text.toString();
    }

    /** Whether the call's time is up. */
    boolean overran() {
        return ticker.since(allowance.looked()).compareTo(allowance.limit()) >= 0;
    }

    /** Time since the watch started. */
    Duration took() {
        return ticker.since(began);
    }

    private void keep() {
        if (kept < text.length() && ticker.since(lastKept).compareTo(BETWEEN_PARTS) >= 0) {
            keeper.accept(text.substring(kept));
            kept = text.length();
            lastKept = ticker.nanos();
        }
    }

    private boolean due() {
        if (ticker.since(lastLook).compareTo(BETWEEN_LOOKS) < 0) {
            return false;
        }
        lastLook = ticker.nanos();
        return true;
    }

    private boolean isOver() {
        try {
            return over.getAsBoolean();
        } catch (LonghandException e) {
            return false;
        }
    }
}
