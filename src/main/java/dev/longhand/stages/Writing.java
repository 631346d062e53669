package dev.longhand.stages;

import dev.longhand.document.Cost;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.stages.Acceptance.Kept;
import dev.longhand.stages.Acceptance.Rejected;
import dev.longhand.stages.ContextWindow.Fitted;

/** The writing stage: one section a call, in the order of the plan. */
public final class Writing {
    private static final int ATTEMPTS = 3;

    /** Distance of the seeds of two sections; leaves room for the attempts of one. */
    private static final long SEED_STEP = 100;

    private final SectionPrompt prompt;
    private final Sampling sampling;

    /** Writing with these prompts. */
    public Writing(PromptTemplates templates, Sampling sampling) {
        this.prompt = new SectionPrompt(templates);
        this.sampling = sampling;
    }

    /**
     * Writes the next section of the manuscript. An answer that cannot be kept is asked for again with another seed, three
     * answers in all; then {@code BAD_OUTPUT}.
     */
    public Section write(Manuscript manuscript, LanguageModel model, CompletionObserver observer) {
        int words = SectionBudget.words(manuscript);
        int tokens = answerTokens(manuscript, words, model);
        Fitted fitted =
                ContextWindow.fit(manuscript, model, tokens, from -> prompt.messages(manuscript, words, from));
        Cost cost = Cost.NONE;
        String problem = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            long seed = manuscript.brief().seed() + SEED_STEP * (manuscript.next() + 1) + attempt;
            Completion completion = model.complete(
                    new Prompt(fitted.messages(), sampling, tokens, seed, ResponseFormat.TEXT), observer);
            cost = cost.plusCall(completion.usage());
            switch (Acceptance.of(completion, words)) {
                case Kept kept -> {
                    return section(manuscript, kept.text(), completion, new Effort(words, attempt, fitted.from(), cost));
                }
                case Rejected rejected -> problem = rejected.problem();
            }
        }
        throw unwritten(manuscript.next() + 1, problem);
    }

    private static int answerTokens(Manuscript manuscript, int words, LanguageModel model) {
        int wanted = SectionBudget.tokens(words, manuscript);
        return words > 0 ? wanted : Math.min(wanted, model.profile().window() / 2);
    }

    private record Effort(int words, int attempt, int from, Cost cost) {}

    private static Section section(Manuscript manuscript, String text, Completion completion, Effort effort) {
        return new Section(
                manuscript.next(),
                text,
                manuscript.lastSha256(),
                effort.words(),
                WordCounter.count(text),
                effort.attempt(),
                completion.finish(),
                effort.from(),
                effort.cost());
    }

    private static LonghandException unwritten(int number, String problem) {
        return LonghandException.of(
                Kind.BAD_OUTPUT,
                "section %d could not be written in %d tries: %s; try another model or another seed"
                        .formatted(number, ATTEMPTS, problem));
    }
}
