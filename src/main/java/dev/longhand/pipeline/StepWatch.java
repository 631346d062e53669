package dev.longhand.pipeline;

import dev.longhand.document.JobId;
import dev.longhand.model.CompletionObserver;
import java.util.function.BooleanSupplier;

/** Passes text on to the observer while a step runs, and looks every second whether the job was given up meanwhile. */
final class StepWatch implements CompletionObserver {
    private static final long BETWEEN_LOOKS = 1_000_000_000L;

    private final JobId job;
    private final PipelineObserver observer;
    private final BooleanSupplier ended;
    private long lastLook = System.nanoTime();

    StepWatch(JobId job, PipelineObserver observer, BooleanSupplier ended) {
        this.job = job;
        this.observer = observer;
        this.ended = ended;
    }

    @Override
    public void text(String delta) {
        observer.on(new PipelineEvent.TextGenerated(job, delta));
    }

    @Override
    public boolean cancelled() {
        long now = System.nanoTime();
        if (now - lastLook < BETWEEN_LOOKS) {
            return false;
        }
        lastLook = now;
        return ended.getAsBoolean();
    }
}
