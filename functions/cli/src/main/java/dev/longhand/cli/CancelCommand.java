package dev.longhand.cli;

import dev.longhand.document.JobId;
import jakarta.enterprise.context.Dependent;
import picocli.CommandLine.Command;

/** Gives a job up. */
@Dependent
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Gives a document up; a process that writes it stops, what is written stays readable.")
final class CancelCommand extends JobCommand {
    @Override
    void decide(JobId id) {
        control.cancel(Run.TENANT, id);
    }
}
