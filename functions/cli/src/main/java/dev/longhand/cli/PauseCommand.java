package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobControl;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a job wait. */
@Dependent
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Lets a document wait: the section that is being written is finished, the next one is not begun; `resume` goes on.")
final class PauseCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    JobControl control;

    @Override
    public void run() {
        control.pause(Run.TENANT, new JobId(job));
    }
}
