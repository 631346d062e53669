package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.wiring.terminal.ModelOptions;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a document that was interrupted. */
@Dependent
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a document at its first missing section; nothing that is written is written again.",
        sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Mixin
    StoreOption option = new StoreOption();

    @Mixin
    ModelOptions options = new ModelOptions();

    @Mixin
    Output output = new Output();

    @Inject
    Run run;

    @Override
    public Integer call() {
        output.check();
        return run.resume(new JobId(job), output);
    }
}
