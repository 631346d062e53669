package dev.longhand.cli;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.TenantId;
import dev.longhand.event.InProcessBus;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.Submission;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/** Takes one job to its end in this process and reports it. */
@Singleton
final class Run {
    static final TenantId TENANT = TenantId.LOCAL;

    @Inject
    ModelStart model;

    @Inject
    Submission submission;

    @Inject
    Jobs jobs;

    @Inject
    JobControl control;

    @Inject
    InProcessBus bus;

    @Inject
    JobWatch watch;

    @Inject
    Reporter reporter;

    /** Submits the request once the model answers, so that nothing is left behind when it does not. */
    int submit(DocumentRequest request, Output output) {
        String name = model.defaultName();
        request.toBrief(name, RandomGenerator.getDefault());
        model.await(name);
        watch.begin();
        return finish(submission.submit(TENANT, request, name).id(), output);
    }

    /** Goes on with a job where it stands; one that has ended is only reported. */
    int resume(JobId id, Output output) {
        JobStatus status = jobs.status(TENANT, id);
        if (status.state().ended()) {
            return report(id, output);
        }
        model.await(status.job().brief().model());
        watch.begin();
        control.resume(TENANT, id, bus);
        return finish(id, output);
    }

    private int finish(JobId id, Output output) {
        Thread hint = new Thread(() -> watch.interrupted(id));
        Runtime.getRuntime().addShutdownHook(hint);
        watch.awaitEnd(id);
        Runtime.getRuntime().removeShutdownHook(hint);
        return report(id, output);
    }

    private int report(JobId id, Output output) {
        JobStatus status = jobs.status(TENANT, id);
        return switch (status.state()) {
            case COMPLETED -> {
                reporter.completed(status, output);
                yield 0;
            }
            case FAILED ->
                throw LonghandException.of(
                        Kind.BAD_OUTPUT,
                        "%s (job %s: `longhand read` shows what is written)".formatted(status.message(), id));
            case CANCELLED -> throw LonghandException.of(Kind.CANCELLED, "job %s was cancelled".formatted(id));
            case PAUSED -> {
                System.err.printf("longhand: paused; go on with: longhand resume %s%n", id);
                yield 0;
            }
            case PLANNING, WRITING, ASSEMBLING -> throw new IllegalStateException("job %s has not ended".formatted(id));
        };
    }
}
