package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.LonghandException;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a model for the plan of a brief. */
record PlanPrompt(PromptTemplates templates, Sampling sampling, Brief brief, LanguageModel model) {

    /** The prompt of an attempt, from 0, with what was wrong with the answer before. */
    Asked attempt(int attempt, Optional<PlanProblem> problem) {
        List<Message> messages = List.of(Message.user(question() + problem.map(this::again).orElse("")));
        int tokens = model.countTokens(messages);
        return new Asked(new Prompt(messages, sampling, room(tokens), brief.seed() + attempt, format()), tokens);
    }

    /** A prompt and its length in tokens. */
    record Asked(Prompt prompt, int tokens) {}

    private String question() {
        PlanSize size = PlanSize.of(brief);
        return templates.fill(
                brief.language(),
                size.open() ? "plan-open" : "plan",
                Map.of(
                        "instruction", brief.instruction().strip(),
                        "words", Integer.toString(size.target()),
                        "sections", Integer.toString(size.suggested())));
    }

    private String again(PlanProblem problem) {
        return "\n\n"
                + templates.fill(
                        brief.language(),
                        "plan-again",
                        Map.of("problem", problem.in(brief.language())));
    }

    private ResponseFormat format() {
        return new ResponseFormat.Json("plan", PlanSize.of(brief).schema(brief.language()));
    }

    /** The tokens for the answer: enough for the plan, but never more than the window has left. */
    private int room(int promptTokens) {
        PlanSize size = PlanSize.of(brief);
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
