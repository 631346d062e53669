package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
        List<Line> lines = lines();
        if (json) {
            reporter.print(lines);
        } else {
            lines.forEach(ListCommand::print);
        }
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<JobId> page = jobs.list(Run.TENANT, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(id -> jobs.find(Run.TENANT, id).map(ListCommand::line).ifPresent(lines::add));
            page = jobs.list(Run.TENANT, page.getLast().value(), PAGE);
        }
        return lines;
    }

    private static void print(Line line) {
        System.out.printf("%s  %-10s %,8d words  %s%n", line.job(), line.state(), line.words(), shortened(line));
    }

    private static Line line(JobStatus status) {
        return new Line(
                status.job().id(),
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
