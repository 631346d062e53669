package dev.longhand.http;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.Progress;
import dev.longhand.pipeline.Steps;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stages as functions, {@code POST /plan}, {@code /write} and {@code /assemble}: each does one step of its stage if
 * that is the one that is missing, and says what is next. A step that was done before costs reads and nothing else.
 */
@Singleton
public final class StageFunctions {
    private final Caller caller;
    private final Jobs jobs;
    private final Steps steps;

    StageFunctions(Caller caller, Jobs jobs, Steps steps) {
        this.caller = caller;
        this.jobs = jobs;
        this.steps = steps;
    }

    /** Plans the document. */
    @Funq
    public NextStep plan(@Nullable StepRequest request) {
        return perform(Stage.PLANNING, request);
    }

    /** Writes the next section. */
    @Funq
    public NextStep write(@Nullable StepRequest request) {
        return perform(Stage.WRITING, request);
    }

    /** Puts the sections together and ends the job. */
    @Funq
    public NextStep assemble(@Nullable StepRequest request) {
        return perform(Stage.ASSEMBLY, request);
    }

    private NextStep perform(Stage stage, @Nullable StepRequest request) {
        StepRequest wanted = request == null ? new StepRequest(null, null) : request;
        JobId id = wanted.id();
        JobStatus status = jobs.status(caller.tenant(), id);
        int missing = Stage.step(status);
        int step = wanted.stepOr(missing);
        Optional<Stage> next = Stage.of(status.state());
        if (next.isEmpty() || Stage.isDone(status, step)) {
            return NextStep.of(status);
        }
        if (next.get() != stage) {
            throw outOfTurn(id, missing, next.get());
        }
        Progress progress = steps.perform(new StepEvent(caller.tenant(), id, step), Duration.ZERO);
        if (progress instanceof Progress.Busy) {
            throw LonghandException.of(
                    Kind.BUSY, "another process is at work on step %d of job %s: call again later".formatted(step, id));
        }
        return NextStep.of(jobs.status(caller.tenant(), id));
    }

    private static LonghandException outOfTurn(JobId id, int missing, Stage next) {
        return LonghandException.of(
                Kind.CONFLICT, "the next step of job %s is %d: call %s".formatted(id, missing, next.function()));
    }
}
