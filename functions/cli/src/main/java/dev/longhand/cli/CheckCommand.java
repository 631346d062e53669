package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.pipeline.Audit;
import dev.longhand.pipeline.Finding;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Audits what is stored. */
@Dependent
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Holds what is stored against what it must be, says what is wrong and what to do; changes nothing.")
final class CheckCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "the job, as `longhand list` shows it")
    @Nullable
    String job;

    @Option(names = "--all", description = "check every job of the store")
    boolean all;

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    Audit audit;

    @Inject
    Jobs jobs;

    @Override
    public Integer call() {
        if (all == (job != null)) {
            throw LonghandException.invalid("name one job, or give --all");
        }
        SortedSet<JobId> ids = all ? everyJob() : new TreeSet<>(List.of(new JobId(String.valueOf(job))));
        long wrong = ids.stream().filter(id -> !isSound(id)).count();
        System.out.printf("%,d checked, %,d with something wrong%n", ids.size(), wrong);
        return wrong == 0 ? 0 : 1;
    }

    private SortedSet<JobId> everyJob() {
        SortedSet<JobId> ids = new TreeSet<>(audit.indexed(Run.TENANT));
        List<JobId> page = jobs.list(Run.TENANT, "", PAGE);
        while (!page.isEmpty()) {
            ids.addAll(page);
            page = jobs.list(Run.TENANT, page.getLast().value(), PAGE);
        }
        return ids;
    }

    private boolean isSound(JobId id) {
        List<Finding> findings = audit.of(Run.TENANT, id);
        for (Finding finding : findings) {
            System.out.printf("%s: %s; %s%n", finding.object(), finding.problem(), finding.advice());
        }
        return findings.isEmpty();
    }
}
