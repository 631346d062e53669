package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.evaluation.EvaluatedAnswer;
import dev.longhand.evaluation.EvaluationFolder;
import dev.longhand.evaluation.Judging;
import dev.longhand.evaluation.Reports;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has an evaluation judged by a model. */
@Dependent
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {
            "Has the answers of an evaluation judged by a model, each for six qualities from 1 to 5 (S_q), and writes its"
                    + " report anew.",
            "Every judgement is kept at once: the same command goes on where the last one ended, and asks again for what"
                    + " could not be judged."
        },
        sortOptions = false)
final class JudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder that `longhand evaluate` wrote to")
    Path directory = Path.of("");

    @Option(
            names = "--judge-url",
            paramLabel = "URL",
            description = "an OpenAI-compatible server; LONGHAND_JUDGE_API_KEY holds its key, LONGHAND_JUDGE_WINDOW its"
                    + " context window where the server does not tell")
    @Nullable
    String url;

    @Option(
            names = "--judge-model",
            paramLabel = "NAME",
            description = "the model that judges (default: the server's only one)")
    @Nullable
    String model;

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "how often each answer is judged (default: ${DEFAULT-VALUE})")
    int times = 1;

    @Option(names = "--in-flight", paramLabel = "N", description = "answers judged at once (default: ${DEFAULT-VALUE})")
    int inFlight = 4;

    @Inject
    JudgeServer server;

    @Override
    public Integer call() {
        if (times < 1 || inFlight < 1) {
            throw LonghandException.invalid("--times and --in-flight are whole numbers from 1");
        }
        EvaluationFolder folder = new EvaluationFolder(directory);
        List<EvaluatedAnswer> answers = folder.answers();
        JudgeServer.Named judge = server.judge(url, model);
        JudgingProgress progress = new JudgingProgress(System.err);
        Judging judging = new Judging(judge.judge(), judge.name(), times, inFlight);
        server.explained(() -> judging.run(folder, progress));
        System.out.println(Reports.write(directory, answers).toAbsolutePath());
        return 0;
    }
}
