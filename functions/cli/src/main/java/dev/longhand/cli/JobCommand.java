package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobControl;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.inject.Inject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that decides something about one job. */
abstract class JobCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    JobControl control;

    @Override
    public final void run() {
        decide(new JobId(job));
    }

    /** Does what the command is for. */
    abstract void decide(JobId id);
}
