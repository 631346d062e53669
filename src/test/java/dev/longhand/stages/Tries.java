package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import java.util.function.Function;

/** Makes attempts as the pipeline does, without a store: three, then it fails with the last problem. */
final class Tries {
    private Tries() {}

    static Plan plan(Planning planning, Brief brief, LanguageModel model, CompletionObserver observer) {
        return untilKept(before -> planning.prepare(brief, model, before), observer);
    }

    static Section write(Writing writing, Manuscript manuscript, LanguageModel model, CompletionObserver observer) {
        return untilKept(before -> writing.prepare(manuscript, model, before), observer);
    }

    private static <T> T untilKept(Function<Attempts, PreparedCall<T>> prepare, CompletionObserver observer) {
        Attempts before = Attempts.NONE;
        while (before.rejected() < 3) {
            switch (prepare.apply(before).run(observer)) {
                case Answer.Kept<T>(T value) -> {
                    return value;
                }
                case Answer.Unfinished<T>(Draft draft, Cost cost) -> before = before.plus(draft, cost);
                case Answer.Rejected<T>(String problem, Cost cost) -> before = before.plus(problem, cost);
            }
        }
        throw LonghandException.of(Kind.BAD_OUTPUT, before.problem());
    }
}
