package dev.longhand.cli;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a job stands. */
@Dependent
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows where a document stands.")
final class StatusCommand implements Runnable {
    @Parameters(paramLabel = "JOB", description = "the job, as `longhand list` shows it")
    String job = "";

    @Option(names = "--json", description = "print one JSON object")
    boolean json;

    @Mixin
    StoreOption option = new StoreOption();

    @Inject
    Jobs jobs;

    @Inject
    Reporter reporter;

    @Override
    public void run() {
        JobStatus status = jobs.status(Run.TENANT, new JobId(job));
        if (json) {
            reporter.print(status);
        } else {
            print(status);
        }
    }

    private static void print(JobStatus status) {
        System.out.printf("job       %s%n", status.job().id());
        System.out.printf("state     %s%n", status.state().name().toLowerCase(Locale.ROOT));
        System.out.printf("model     %s%n", status.job().brief().model());
        System.out.printf("words     %,d of %s%n", status.words(), target(status));
        System.out.printf("sections  %d of %d%n", status.sections().size(), status.planned());
        if (!status.message().isEmpty()) {
            System.out.printf("reason    %s%n", status.message());
        }
    }

    private static String target(JobStatus status) {
        var target = status.job().brief().target();
        return target.isPresent() ? "%,d".formatted(target.getAsInt()) : "any number";
    }
}
