package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the jobs of the store. */
@Dependent
@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows all documents, oldest first.")
final class ListCommand implements Runnable {
    private static final int PAGE = 500;
    private static final int SHOWN = 60;

    @Option(names = "--json", description = "print one JSON array")
    boolean json;

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    Jobs jobs;

    @Inject
    Reporter reporter;

    /** One line of the list. */
    record Line(JobId job, String state, int words, int target, String instruction) {}

    @Override
    public void run() {
        List<JobId> ids = jobs.list(Run.TENANT, "", PAGE);
        if (json) {
            reporter.print(ids.stream().map(this::line).toList());
            return;
        }
        for (JobId id : ids) {
            Line line = line(id);
            System.out.printf("%s  %-10s %,8d words  %s%n", id, line.state(), line.words(), shortened(line));
        }
    }

    private Line line(JobId id) {
        JobStatus status = jobs.status(Run.TENANT, id);
        return new Line(
                id,
                status.state().name().toLowerCase(Locale.ROOT),
                status.words(),
                status.job().brief().words(),
                status.job().brief().instruction());
    }

    private static String shortened(Line line) {
        String flat = line.instruction().replaceAll("\\s+", " ").strip();
        return flat.length() <= SHOWN ? flat : flat.substring(0, SHOWN) + "…";
    }
}
