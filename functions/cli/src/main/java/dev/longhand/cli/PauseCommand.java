package dev.longhand.cli;

import dev.longhand.document.JobId;
import jakarta.enterprise.context.Dependent;
import picocli.CommandLine.Command;

/** Lets a job wait. */
@Dependent
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Lets a document wait: the section that is being written is finished, the next one is not begun; `resume` goes on.")
final class PauseCommand extends JobCommand {
    @Override
    void decide(JobId id) {
        control.pause(Run.TENANT, id);
    }
}
