package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.model.Completion;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import java.util.List;

/**
 * The planning stage: asks the model for a title and sections and repairs what it answers. Safe for many threads.
 */
public final class Planning {
    private static final Repaired CUT = new Repaired.Unusable(PlanProblem.CUT);

    /** A plan that broke off is kept when it names this part of the sections, in percent. */
    private static final int ENOUGH_PERCENT = 75;

    private final PromptTemplates templates;
    private final Sampling sampling;

    public Planning(PromptTemplates templates, Sampling sampling) {
        this.templates = templates;
        this.sampling = sampling;
    }

    /** The plan of a brief that is one call: one section, which costs nothing. */
    static Plan oneSection(Brief brief) {
        PlannedSection whole = new PlannedSection(PlanText.firstLine(brief.instruction()), brief.words());
        return new Plan("", List.of(whole), Cost.NONE);
    }

    /**
     * Prepares the plan of a brief: budgets add up to its target; without a target they are the model's own. Every attempt
     * has another seed and says what was wrong with the one before. Fails with {@code CONTEXT_TOO_LONG} when the
     * instruction leaves no room for a plan.
     */
    PreparedCall<Plan> prepare(Brief brief, LanguageModel model, Attempts before) {
        PlanTask task = PlanTask.next(brief, model, before.draft());
        PlanPrompt.Asked asked = new PlanPrompt(templates, sampling, task, model)
                .attempt(before.rejected(), PlanProblem.of(before.problem()));
        return new ModelCall<>(model, asked.prompt(), asked.tokens(), false, observer -> {
            Completion answer = new PlanWatch(observer).over(model, asked.prompt());
            return planned(task, settled(task, answer, before), model, before, Cost.NONE.plusCall(answer.usage()));
        });
    }

    /**
     * A plan with a fault is asked for again; at last what there is of it is taken, of a chapter its one point. A small model
     * that names nothing at all writes of its instruction, which is more than no document; of another that is a refusal.
     */
    private static Repaired settled(PlanTask task, Completion answer, Attempts before) {
        RawPlan raw = PlanParser.parse(answer.text());
        PlanRepair repair = new PlanRepair(task.brief(), task.size());
        Repaired judged = judged(task, answer.finish(), raw, repair);
        Repaired settled = before.lenient() ? judged : varied(judged);
        boolean small = task.brief().forSmallModel();
        if (settled instanceof Repaired.Usable || (answer.finish() == FinishReason.OTHER && !small)) {
            return settled;
        }
        if (task.ofChapter() && before.rejected() > 0) {
            PlannedSection chapter = task.parts().next();
            return repair.rescue(new RawPlan("", List.of(new RawPlan.Item(chapter.point(), chapter.words()))));
        }
        if (!before.lenient()) {
            return settled;
        }
        Repaired rescued = repair.rescue(raw);
        return small && rescued instanceof Repaired.Unusable ? repair.rescue(instruction(task.brief())) : rescued;
    }

    private static RawPlan instruction(Brief brief) {
        return new RawPlan("", List.of(new RawPlan.Item(PlanText.firstLine(brief.instruction()), brief.words())));
    }

    private static Answer<Plan> planned(PlanTask task, Repaired settled, LanguageModel model, Attempts before, Cost cost) {
        return switch (settled) {
            case Repaired.Unusable bad -> new Answer.Rejected<>(bad.problem().in(Language.EN), cost);
            case Repaired.Usable plan when task.ofChapters() -> unfinished(task.parts().with(plan), before, cost);
            case Repaired.Usable plan when task.ofChapter() -> {
                PlanParts parts = task.parts().withNext(plan.sections());
                yield parts.complete()
                        ? kept(parts.title(), parts.sections(), model, before, cost)
                        : unfinished(parts, before, cost);
            }
            case Repaired.Usable plan -> kept(plan.title(), plan.sections(), model, before, cost);
        };
    }

    private static Answer<Plan> unfinished(PlanParts parts, Attempts before, Cost cost) {
        return new Answer.Unfinished<>(before.draft().grown(parts.json(), List.of()), cost);
    }

    private static Answer<Plan> kept(
            String title, List<PlannedSection> sections, LanguageModel model, Attempts before, Cost cost) {
        return new Answer.Kept<>(
                new Plan(title, sections, before.cost().plus(cost), model.profile().identity()));
    }

    /** A plan that goes round in circles is worth another try, but better than none. */
    private static Repaired varied(Repaired judged) {
        return judged instanceof Repaired.Usable plan && PlanVariety.repeats(plan.sections())
                ? new Repaired.Unusable(PlanProblem.REPEATS)
                : judged;
    }

    private static Repaired judged(PlanTask task, FinishReason finish, RawPlan raw, PlanRepair repair) {
        return switch (finish) {
            case STOP -> repair.repair(raw);
            case LENGTH -> covers(task, raw) ? repair.repair(raw) : CUT;
            case OTHER -> CUT;
        };
    }

    /** Whether a plan that broke off names most of the sections. */
    private static boolean covers(PlanTask task, RawPlan raw) {
        long points = raw.sections().stream()
                .map(item -> PlanText.fingerprint(item.point()))
                .distinct()
                .count();
        return points * 100 >= (long) ENOUGH_PERCENT * task.size().suggested();
    }
}
