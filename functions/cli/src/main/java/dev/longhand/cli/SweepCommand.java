package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.terminal.ModelOptions;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on with all jobs that were left behind. */
@Dependent
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description =
                "Goes on with every document that has not ended and that no process is writing, one after another.",
        sortOptions = false)
final class SweepCommand implements Callable<Integer> {
    @Mixin
    StoreOption option = new StoreOption();

    @Mixin
    ModelOptions options = new ModelOptions();

    @Inject
    ObjectStore store;

    @Inject
    Host host;

    @Inject
    Run run;

    @Override
    public Integer call() {
        List<JobId> left = new ArrayList<>();
        new Sweeper(store, event -> left.add(event.job()), host).sweep(Duration.ZERO);
        int failed = 0;
        for (JobId job : left) {
            failed += goOn(job) ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean goOn(JobId job) {
        try {
            return run.resume(job, new Output()) == 0;
        } catch (LonghandException e) {
            System.err.println("longhand: " + e.getMessage());
            return false;
        }
    }
}
