package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobControl;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a job up. */
@Dependent
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Gives a document up; a process that writes it stops, what is written stays readable.")
final class CancelCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    JobControl control;

    @Override
    public void run() {
        control.cancel(Run.TENANT, new JobId(job));
    }
}
