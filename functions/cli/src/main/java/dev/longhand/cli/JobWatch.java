package dev.longhand.cli;

import dev.longhand.document.Cost;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.PipelineObserver;
import dev.longhand.wiring.CliConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Waits for the end of the one job at a time that this process writes, and adds up what this process spent on it. */
@Singleton
final class JobWatch implements PipelineObserver {
    private final long start = System.nanoTime();
    private volatile CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private volatile Cost spent = Cost.NONE;
    private long stuckSince;
    private boolean stuck;
    private long heard = start;
    private final CliConfig config;

    JobWatch(CliConfig config) {
        this.config = config;
    }

    @Override
    public synchronized void on(PipelineEvent event) {
        switch (event) {
            case PipelineEvent.Planned planned -> progressed(planned.plan().cost());
            case PipelineEvent.SectionWritten written ->
                progressed(written.section().cost());
            case PipelineEvent.Postponed postponed -> postponed(postponed.reason());
            case PipelineEvent.Paused _, PipelineEvent.Ended _ -> end.complete(null);
            case PipelineEvent.TextGenerated _ -> heard = System.nanoTime();
            case PipelineEvent.PlanningStarted _, PipelineEvent.SectionStarted _, PipelineEvent.Assembled _ -> {}
        }
    }

    private void progressed(Cost cost) {
        spent = spent.plus(cost);
        stuck = false;
    }

    private void postponed(LonghandException reason) {
        if (reason.kind() == Kind.BUSY
                && System.nanoTime() - heard < config.patience().toNanos()) {
            return; // another part of the document is being written, which this one waits for
        }
        if (!stuck) {
            stuck = true;
            stuckSince = System.nanoTime();
        }
        if (reason.kind() == Kind.STORE_UNUSABLE
                || System.nanoTime() - stuckSince > config.patience().toNanos()) {
            end.completeExceptionally(reason);
        }
    }

    /** Forgets the job before, to be called before the next one is announced. */
    void begin() {
        end = new CompletableFuture<>();
        stuck = false;
    }

    /** Returns when the job has its outcome; fails when it cannot go on by itself. */
    void awaitEnd(JobId id) {
        try {
            end.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "%s; what is written is kept, go on with: longhand resume %s".formatted(cause.getMessage(), id),
                    cause);
        }
    }

    /** Says how to go on when the process is ended before the job. */
    void interrupted(JobId id) {
        if (!end.isDone()) {
            System.err.printf("%nlonghand: interrupted; what is written is kept, go on with: longhand resume %s%n", id);
        }
    }

    /** What the calls of this process cost. */
    Cost spent() {
        return spent;
    }

    /** Time since this process began. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
