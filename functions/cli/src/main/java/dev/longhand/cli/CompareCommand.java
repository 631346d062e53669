package dev.longhand.cli;

import dev.longhand.evaluation.Report;
import dev.longhand.evaluation.Reports;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets evaluations side by side. */
@Dependent
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Sets evaluated systems side by side, on the prompts that all of them answered. Differences are to the"
                        + " first one, with their 95 %% interval.")
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "folders that `longhand evaluate` wrote to")
    List<Path> directories = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "also write a report with plots (.html), its tables (.md) or all figures (.json)")
    @Nullable
    Path out;

    @Override
    public Integer call() {
        Optional<Path> file = Optional.ofNullable(out);
        file.ifPresent(Reports::check);
        Report report = Reports.compare(directories);
        System.out.print(Reports.text(report));
        report.leftOut().stream()
                .filter(left -> left.answers() > 0)
                .forEach(left -> System.err.printf(
                        "longhand: left out, because not every run has the prompt: %d %s of %s%n",
                        left.answers(), left.answers() == 1 ? "answer" : "answers", left.system()));
        file.ifPresent(target -> Reports.write(target, report));
        return 0;
    }
}
