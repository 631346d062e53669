package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Optional;

/**
 * The planning stage: asks the model for a title and sections, repairs what it answers, and asks again, up to
 * {@value #TRIES} times with other seeds, when an answer is no plan. Safe for many threads.
 */
public final class Planning {
    private static final int TRIES = 3;
    private static final Repaired CUT = new Repaired.Unusable(PlanProblem.CUT);

    /** A plan that broke off is kept when it names this part of the sections, in percent. */
    private static final int ENOUGH_PERCENT = 75;

    private final PromptTemplates templates;
    private final Sampling sampling;

    public Planning(PromptTemplates templates, Sampling sampling) {
        this.templates = templates;
        this.sampling = sampling;
    }

    /**
     * The plan of a brief: budgets add up to its target; without a target they are the model's own. A brief of one call
     * has one section and costs nothing. Fails with {@code BAD_OUTPUT} when no answer is a plan and with
     * {@code CONTEXT_TOO_LONG} when the instruction leaves no room for one.
     */
    public Plan plan(Brief brief, LanguageModel model, CompletionObserver observer) {
        return brief.oneCall() ? oneSection(brief) : asked(brief, model, observer);
    }

    private static Plan oneSection(Brief brief) {
        PlannedSection whole = new PlannedSection(PlanText.firstLine(brief.instruction()), brief.words());
        return new Plan("", List.of(whole), Cost.NONE);
    }

    private Plan asked(Brief brief, LanguageModel model, CompletionObserver observer) {
        PlanPrompt prompt = new PlanPrompt(templates, sampling, brief, model);
        Cost cost = Cost.NONE;
        Optional<PlanProblem> problem = Optional.empty();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Completion answer = answer(model, prompt.attempt(attempt, problem), observer);
            cost = cost.plusCall(answer.usage());
            Repaired judged = judged(brief, answer);
            switch (attempt < TRIES - 1 ? varied(judged) : judged) {
                case Repaired.Usable plan -> {
                    return new Plan(plan.title(), plan.sections(), cost);
                }
                case Repaired.Unusable bad -> problem = Optional.of(bad.problem());
            }
        }
        throw noPlan(problem.orElseThrow());
    }

    /** The model's answer; one that ran away is given up and ends where it was stopped. */
    private static Completion answer(LanguageModel model, Prompt prompt, CompletionObserver observer) {
        PlanWatch watch = new PlanWatch(observer);
        try {
            return model.complete(prompt, watch);
        } catch (LonghandException e) {
            if (e.kind() != LonghandException.Kind.CANCELLED || !watch.ranAway()) {
                throw e;
            }
            return new Completion(watch.text(), FinishReason.LENGTH, stoppedUsage(model, prompt, watch.text()));
        }
    }

    /** A stopped call reports no usage, so its tokens are counted here. */
    private static Usage stoppedUsage(LanguageModel model, Prompt prompt, String text) {
        return new Usage(
                model.countTokens(prompt.messages()), 0, model.countTokens(List.of(Message.assistant(text))));
    }

    /** A plan that goes round in circles is worth another try, but better than none. */
    private static Repaired varied(Repaired judged) {
        return judged instanceof Repaired.Usable plan && PlanVariety.repeats(plan.sections())
                ? new Repaired.Unusable(PlanProblem.REPEATS)
                : judged;
    }

    private static Repaired judged(Brief brief, Completion answer) {
        RawPlan raw = PlanParser.parse(answer.text());
        return switch (answer.finish()) {
            case STOP -> new PlanRepair(brief).repair(raw);
            case LENGTH -> covers(brief, raw) ? new PlanRepair(brief).repair(raw) : CUT;
            case OTHER -> CUT;
        };
    }

    /** Whether a plan that broke off names most of the sections. */
    private static boolean covers(Brief brief, RawPlan raw) {
        long points = raw.sections().stream()
                .map(item -> PlanText.fingerprint(item.point()))
                .distinct()
                .count();
        return points * 100 >= (long) ENOUGH_PERCENT * PlanSize.of(brief).suggested();
    }

    private static LonghandException noPlan(PlanProblem last) {
        return LonghandException.of(
                LonghandException.Kind.BAD_OUTPUT,
                "the model gave no usable plan in %d tries: %s; try another model, or --mode single"
                        .formatted(TRIES, last.in(Language.EN)));
    }
}
