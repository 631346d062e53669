package dev.longhand.http;

import dev.longhand.pipeline.JobStatus;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stages as functions. */
enum Stage {
    PLANNING("plan"),
    WRITING("write"),
    ASSEMBLY("assemble");

    private final String function;

    Stage(String function) {
        this.function = function;
    }

    /** The function that carries it out. */
    String function() {
        return function;
    }

    /** The stage that a job is in; none when it has ended or waits for a person. */
    static Optional<Stage> of(JobStatus.State state) {
        return switch (state) {
            case PLANNING -> Optional.of(PLANNING);
            case WRITING -> Optional.of(WRITING);
            case ASSEMBLING -> Optional.of(ASSEMBLY);
            case PAUSED, COMPLETED, FAILED, CANCELLED -> Optional.empty();
        };
    }

    /** Number of the job's first missing step: 0 plans, n writes section n - 1, the number after the last one assembles. */
    static int step(JobStatus status) {
        if (status.planned() == 0) {
            return 0;
        }
        return 1
                + IntStream.range(0, status.sections().size())
                        .filter(i -> status.sections().get(i).index() != i)
                        .findFirst()
                        .orElse(status.sections().size());
    }

    /** Whether what this step makes is stored. */
    static boolean isDone(JobStatus status, int step) {
        return step < step(status) || status.sections().stream().anyMatch(section -> section.index() == step - 1);
    }
}
