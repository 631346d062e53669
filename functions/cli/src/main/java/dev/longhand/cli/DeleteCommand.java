package dev.longhand.cli;

import dev.longhand.document.JobId;
import jakarta.enterprise.context.Dependent;
import picocli.CommandLine.Command;

/** Deletes a job. */
@Dependent
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes a document and everything written for it; one that is under way is given up.")
final class DeleteCommand extends JobCommand {
    @Override
    void decide(JobId id) {
        control.delete(Run.TENANT, id);
    }
}
