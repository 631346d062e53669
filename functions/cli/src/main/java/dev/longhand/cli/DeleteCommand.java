package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobControl;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a job. */
@Dependent
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes a document and everything written for it; one that is under way is given up.")
final class DeleteCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    JobControl control;

    @Override
    public void run() {
        control.delete(Run.TENANT, new JobId(job));
    }
}
