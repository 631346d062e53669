package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the text of a job. */
@Dependent
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Prints the document, or what is written of it so far, as Markdown.")
final class ReadCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    Jobs jobs;

    @Override
    public void run() {
        System.out.print(jobs.text(Run.TENANT, new JobId(job)));
    }
}
