package dev.longhand.cli;

import dev.longhand.evaluation.Judgement;
import dev.longhand.evaluation.JudgingListener;
import dev.longhand.evaluation.judge.Verdict;
import java.io.PrintStream;
import java.util.Locale;

/** Tells a person how judging goes on: a line for each judgement. */
final class JudgingProgress implements JudgingListener {
    private final PrintStream out;
    private int all;
    private int done;

    JudgingProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begun(int kept, int wanted) {
        all = wanted;
        done = kept;
        out.println(
                kept == 0
                        ? "%d judgements".formatted(all)
                        : "%d of %d judgements are there already".formatted(kept, all));
    }

    @Override
    public void judged(Judgement judgement) {
        done++;
        String result =
                switch (judgement.verdict()) {
                    case Verdict.Judged judged ->
                        String.format(Locale.ROOT, "S_q %.1f", judged.scores().quality());
                    case Verdict.Failed failed -> "failed: " + failed.reason();
                };
        out.printf("%d of %d: prompt %d, %s%n", done, all, judgement.index() + 1, result);
    }
}
