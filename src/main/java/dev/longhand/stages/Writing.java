package dev.longhand.stages;

import dev.longhand.document.Cost;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.model.Completion;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.stages.Acceptance.Kept;
import dev.longhand.stages.Acceptance.Rejected;
import dev.longhand.stages.ContextWindow.Fitted;

/** The writing stage: one section a call, in the order of the plan. */
public final class Writing {
    /** Distance of the seeds of two sections; leaves room for the attempts of one. */
    private static final long SEED_STEP = 100;

    private final SectionPrompt prompt;
    private final Sampling sampling;

    /** Writing with these prompts. */
    public Writing(PromptTemplates templates, Sampling sampling) {
        this.prompt = new SectionPrompt(templates);
        this.sampling = sampling;
    }

    /** Prepares the next section of the manuscript; every attempt has another seed. */
    PreparedCall<Section> prepare(Manuscript manuscript, LanguageModel model, Attempts before) {
        int words = SectionBudget.words(manuscript);
        int tokens = answerTokens(manuscript, words, model);
        Fitted fitted =
                ContextWindow.fit(manuscript, model, tokens, from -> prompt.messages(manuscript, words, from));
        long seed = manuscript.brief().seed() + SEED_STEP * (manuscript.next() + 1) + before.rejected() + 1;
        Prompt asked = new Prompt(fitted.messages(), sampling, tokens, seed, ResponseFormat.TEXT);
        return new ModelCall<>(model, asked, fitted.tokens(), observer -> {
            Completion completion = model.complete(asked, observer);
            return switch (Acceptance.of(completion, words)) {
                case Kept kept ->
                    new Answer.Kept<>(
                            section(manuscript, kept.text(), completion, new Effort(words, fitted.from(), before)));
                case Rejected rejected ->
                    new Answer.Rejected<>(rejected.problem(), Cost.NONE.plusCall(completion.usage()));
            };
        });
    }

    private static int answerTokens(Manuscript manuscript, int words, LanguageModel model) {
        int wanted = SectionBudget.tokens(words, manuscript);
        return words > 0 ? wanted : Math.min(wanted, model.profile().window() / 2);
    }

    private record Effort(int words, int from, Attempts before) {}

    private static Section section(Manuscript manuscript, String text, Completion completion, Effort effort) {
        return new Section(
                manuscript.next(),
                text,
                manuscript.lastSha256(),
                effort.words(),
                WordCounter.count(text),
                effort.before().rejected() + 1,
                completion.finish(),
                effort.from(),
                effort.before().cost().plusCall(completion.usage()));
    }
}
