package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.evaluation.EvaluatedAnswer;
import dev.longhand.evaluation.EvaluationPrompt;
import dev.longhand.evaluation.GivenAnswers;
import dev.longhand.evaluation.PromptFile;
import dev.longhand.evaluation.Reports;
import dev.longhand.wiring.terminal.ModelOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a system on a file of prompts. */
@Dependent
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a system answer a file of prompts and scores the lengths of its answers as LongBench-Write does.",
            "Every finished answer is kept at once: the same command goes on where the last one ended, and a larger"
                    + " --limit pays for the new prompts alone."
        },
        sortOptions = false,
        footerHeading = "%nFiles in DIR:%n",
        footer = {
            "  run.json       what the run is; another one is refused",
            "  answers.jsonl  one answer a line, with its words, score, tokens and sections",
            "  report.html    the report, also as report.md and report.json",
            "  jobs/          Longhand's documents: longhand list --store DIR/jobs"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PROMPTS",
            arity = "0..1",
            description =
                    "prompts, one JSON object a line: \"prompt\", \"length\" (words; may be missing where the prompt"
                            + " names them), \"type\" (may be missing)")
    @Nullable
    Path prompts;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder that the run is kept in")
    Path out = Path.of("");

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description =
                    "score answers that exist instead, one JSON object a line: \"prompt\", \"length\", \"response\"")
    @Nullable
    Path answers;

    @Option(
            names = "--system",
            paramLabel = "longhand|agentwrite|plain",
            description =
                    "what writes: Longhand (the default), AgentWrite as it was published, or one call to the model")
    EvaluationSystem system = EvaluationSystem.LONGHAND;

    @Option(
            names = "--mode",
            paramLabel = "auto|single|planned|chapters|parallel",
            description = "of Longhand: one call, or a plan and how its sections are written (default: auto)")
    @Nullable
    String mode;

    @Option(
            names = "--layout",
            paramLabel = "turns|agentwrite",
            description = "of Longhand: how a section's prompt is laid out (default: turns)")
    @Nullable
    String layout;

    @Option(
            names = "--length",
            paramLabel = "strict|soft|off",
            description = "of Longhand: how closely the target is met (default: strict)")
    @Nullable
    String length;

    @Option(
            names = "--until-zero",
            description =
                    "of agentwrite and plain: leave a text as it is when its length score can only be 0, at four times the"
                            + " words asked; saves most of the time that small models go round in circles")
    boolean untilZero;

    @Mixin
    ModelOptions options = new ModelOptions();

    @Option(names = "--limit", paramLabel = "N", description = "answer the first N prompts only")
    @Nullable
    Integer limit;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description =
                    "prompts answered at once, and sections of all of them together (default: 8, on this machine's own"
                            + " model 1)")
    @Nullable
    Integer inFlight;

    @Option(names = "--seed", paramLabel = "N", description = "first seed of every answer (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Inject
    Evaluation evaluation;

    @Override
    public Integer call() {
        check();
        List<EvaluatedAnswer> answered = answers == null ? asked(prompts) : given(answers);
        System.out.println(Reports.write(out, answered).toAbsolutePath());
        return 0;
    }

    private void check() {
        if ((prompts == null) == (answers == null)) {
            throw LonghandException.invalid("name either a file of PROMPTS or, with --answers, one of answers");
        }
        if (system != EvaluationSystem.LONGHAND && (mode != null || layout != null || length != null)) {
            throw LonghandException.invalid(
                    "--mode, --layout and --length are choices of --system longhand: leave them out");
        }
        if (system == EvaluationSystem.LONGHAND && untilZero) {
            throw LonghandException.invalid("--until-zero is a choice of --system agentwrite and plain: leave it out");
        }
        if (limit != null && limit < 1) {
            throw LonghandException.invalid("--limit is a whole number from 1, not %d".formatted(limit));
        }
        if (inFlight != null && inFlight < 1) {
            throw LonghandException.invalid("--in-flight is a whole number from 1, not %d".formatted(inFlight));
        }
        if (seed < 0) {
            throw LonghandException.invalid("--seed is a whole number from 0, not %d".formatted(seed));
        }
    }

    private List<EvaluatedAnswer> asked(@Nullable Path file) {
        Path named = file == null ? Path.of("") : file;
        return evaluation.ask(
                new Evaluation.Order(named, limited(PromptFile.read(named)), out, inFlight, seed),
                new Evaluation.Choice(system, mode, layout, length, untilZero));
    }

    private List<EvaluatedAnswer> given(Path file) {
        GivenAnswers given = GivenAnswers.read(file);
        return evaluation.score(new Evaluation.Order(file, limited(given.prompts()), out, 1, seed), given);
    }

    private List<EvaluationPrompt> limited(List<EvaluationPrompt> all) {
        return limit == null ? all : all.stream().limit(limit).toList();
    }
}
