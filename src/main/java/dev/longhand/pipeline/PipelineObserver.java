package dev.longhand.pipeline;

/** Is told what happens to jobs in this process, on the thread of the step; must be quick and must not throw. */
@FunctionalInterface
public interface PipelineObserver {

    /** Something happened. */
    void on(PipelineEvent event);
}
