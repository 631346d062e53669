package dev.longhand.stages;

import dev.longhand.document.LonghandException;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a model for a plan or a part of one. */
record PlanPrompt(PromptTemplates templates, Sampling sampling, PlanTask task, LanguageModel model) {
    /** Distance of the seeds of two parts; leaves room for the attempts of one. */
    private static final int SEED_STEP = 10;

    /** The prompt of an attempt, from 0, with what was wrong with the answer before. */
    Asked attempt(int attempt, Optional<PlanProblem> problem) {
        List<Message> messages = List.of(Message.user(
                templates.fill(task.brief().language(), task.template(), task.values())
                        + problem.map(this::again).orElse("")));
        int tokens = model.countTokens(messages);
        long part = task.ofChapter() ? task.parts().done() + 1 : 0;
        long seed = task.brief().seed() + SEED_STEP * part + attempt;
        return new Asked(new Prompt(messages, sampling.after(attempt), room(tokens), seed, format()), tokens);
    }

    /** A prompt and its length in tokens. */
    record Asked(Prompt prompt, int tokens) {}

    private String again(PlanProblem problem) {
        return "\n\n"
                + templates.fill(
                        task.brief().language(),
                        "plan-again",
                        Map.of("problem", problem.in(task.brief().language())));
    }

    private ResponseFormat format() {
        return new ResponseFormat.Json("plan", task.size().schema(task.brief().language()));
    }

    /** The tokens for the answer: enough for the plan, but never more than the window has left. */
    private int room(int promptTokens) {
        PlanSize size = task.size();
        int window = model.profile().window();
        int left = window - promptTokens;
        if (left < size.fewestTokens()) {
            throw LonghandException.of(
                    LonghandException.Kind.CONTEXT_TOO_LONG,
                    "the instruction leaves %,d of the model's %,d tokens, a plan of %,d sections takes %,d: shorten it, ask for fewer words, or use a model with a larger window"
                            .formatted(Math.max(0, left), window, size.suggested(), size.fewestTokens()));
        }
        return Math.min(size.tokens(), left);
    }
}
