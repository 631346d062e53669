package dev.longhand.cli;

import dev.longhand.evaluation.EvaluatedAnswer;
import dev.longhand.evaluation.RunListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells a person how an evaluation goes on: a line for each answer with its score, and the mean and the tokens so far. */
final class EvaluationProgress implements RunListener {
    private final StatusLine line;
    private int prompts;
    private int done;
    private double scores;
    private long tokens;

    EvaluationProgress(PrintStream out, boolean terminal) {
        this.line = new StatusLine(out, terminal);
    }

    @Override
    public synchronized void begun(List<EvaluatedAnswer> answered, int all) {
        prompts = all;
        answered.forEach(this::add);
        line.print(
                done == 0
                        ? "%d prompts".formatted(prompts)
                        : "%d of %d prompts are answered already".formatted(done, prompts));
    }

    @Override
    public synchronized void answered(EvaluatedAnswer answer) {
        add(answer);
        line.print(String.format(
                Locale.ROOT,
                "%d of %d: prompt %d, %s; mean S_l %.1f, %,d tokens",
                done,
                prompts,
                answer.index() + 1,
                result(answer),
                scores / done,
                tokens));
    }

    /** Says how to go on when the process is ended before the run. */
    synchronized void interrupted(Path out) {
        System.err.printf(
                "%nlonghand: interrupted; %d of %d answers are kept in %s, give the same command again to go on%n",
                done, prompts, out);
    }

    private void add(EvaluatedAnswer answer) {
        done++;
        scores += answer.lengthScore();
        tokens += answer.tokens();
    }

    private static String result(EvaluatedAnswer answer) {
        return answer.failure().isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "%,d of %,d words, S_l %.1f",
                        answer.responseLength(),
                        answer.length(),
                        answer.lengthScore())
                : "failed: " + answer.failure();
    }
}
