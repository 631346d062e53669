package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import dev.longhand.document.Edit;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.stages.LengthLoop.Next;
import dev.longhand.stages.guards.EchoWatch;
import dev.longhand.stages.guards.Guards;
import dev.longhand.stages.guards.TurnWatch;
import java.util.List;

/** The writing stage: one section a step, in the order of the plan, in as many calls as its length takes. */
public final class Writing {
    /** Distance of the seeds of two sections; leaves room for the answers of one. */
    private static final long SEED_STEP = 1_000;

    /** So many answers in a row that bring nothing are enough to ask in another way. */
    private static final int MOST_COPIES = 2;

    /** A model of whose words one in so many was dropped for repeating repeats itself. */
    private static final int REPETITIVE = 10;

    private final SectionPrompt prompt;
    private final Summaries summaries;
    private final Sampling sampling;

    /** Writing with these prompts. */
    public Writing(PromptTemplates templates, Sampling sampling) {
        this.prompt = new SectionPrompt(templates);
        this.summaries = new Summaries(templates, sampling);
        this.sampling = sampling;
    }

    /**
     * Prepares the next call for the manuscript's next section: one that goes on from what the step has so far, or, when the
     * window is outgrown, one that sums up what no longer fits. No call is needed when a cut answer had enough already.
     */
    PreparedCall<Section> prepare(Manuscript manuscript, LanguageModel model, Attempts before) {
        SectionTask task = SectionTask.next(manuscript);
        return switch (withCuts(task, before)) {
            case Next.Done(Draft draft) -> PreparedCall.without(section(task, draft, FinishReason.LENGTH, before, before.cost()));
            case Next.More(Draft draft) -> call(task, draft, model, before);
            case Next.Nothing _ -> call(task, begun(task, before), model, before);
        };
    }

    /** The draft with the beginnings of answers whose calls were cut. */
    private static Next withCuts(SectionTask task, Attempts before) {
        Next next = new Next.More(begun(task, before));
        for (String cut : before.cuts()) {
            if (next instanceof Next.More(Draft draft)) {
                Next taken = new LengthLoop(task, before.lenient()).take(draft, cut, FinishReason.LENGTH);
                next = taken instanceof Next.Nothing ? next : taken;
            }
        }
        return next;
    }

    /** The draft, in sight of the earlier sections; a model that does nothing but copy them is asked without them at last. */
    private static Draft begun(SectionTask task, Attempts before) {
        Draft draft = inSight(task, before.draft());
        boolean copies = before.lenient() || draft.idle() >= MOST_COPIES;
        return copies ? draft.compressed(task.manuscript().next(), draft.summary()) : draft;
    }

    /** A first draft sees what the section before it in its lane saw, and at a lane's beginning nothing. */
    private static Draft inSight(SectionTask task, Draft draft) {
        if (draft.answers() > 0 || draft.contextFrom() > 0) {
            return draft;
        }
        List<Section> before = task.manuscript().before();
        return before.isEmpty()
                ? draft.compressed(task.manuscript().next(), "")
                : draft.compressed(before.getLast().contextFrom(), before.getLast().summary());
    }

    private PreparedCall<Section> call(SectionTask task, Draft draft, LanguageModel model, Attempts before) {
        int window = model.profile().window();
        ContextWindow.Fitted fitted = new ContextWindow(task, model, prompt, task.tokens(draft, window)).fit(draft);
        if (fitted.from() > draft.contextFrom()) {
            return summaries.prepare(task, draft, fitted.from(), model);
        }
        int tokens = task.tokens(draft, fitted, window);
        long seed = seed(task, draft, before);
        Prompt asked = new Prompt(
                fitted.messages(),
                drawn(task).after(failures(draft, before)),
                tokens,
                task.fewestTokens(tokens),
                seed,
                ResponseFormat.TEXT);
        return new ModelCall<>(
                model, asked, fitted.tokens(), true, observer -> judged(task, draft, watch(task, draft, observer).over(model, asked), before));
    }

    private static SectionWatch watch(SectionTask task, Draft draft, CompletionObserver observer) {
        Manuscript manuscript = task.manuscript();
        Brief brief = manuscript.brief();
        return new SectionWatch(
                observer,
                new EchoWatch(brief.language(), task.earlier(draft)),
                new TurnWatch(brief.instruction(), manuscript.plan().title()));
    }

    /** Where repetition is to be expected, a planned section is drawn more freely from the start. */
    private Sampling drawn(SectionTask task) {
        Manuscript manuscript = task.manuscript();
        boolean repeats = manuscript.brief().forSmallModel() ? !task.whole() : areRepetitive(manuscript.before());
        return repeats ? sampling.freer() : sampling;
    }

    /** What repeats, or brings nothing, is drawn more freely the next time. */
    private static int failures(Draft draft, Attempts before) {
        long repeated = draft.edits().stream().filter(Guards::isRepetition).count();
        return before.rejected() + draft.idle() + (int) repeated;
    }

    private static boolean areRepetitive(List<Section> sections) {
        int dropped = sections.stream()
                .flatMap(section -> section.edits().stream())
                .filter(Guards::isRepetition)
                .mapToInt(Edit::words)
                .sum();
        return -dropped * REPETITIVE > sections.stream().mapToInt(Section::words).sum();
    }

    /** Every answer has a seed of its own. */
    private static long seed(SectionTask task, Draft draft, Attempts before) {
        Manuscript manuscript = task.manuscript();
        return manuscript.brief().seed() + SEED_STEP * (manuscript.next() + 1) + before.rejected() + draft.answers() + 1;
    }

    private static Answer<Section> judged(SectionTask task, Draft draft, Completion completion, Attempts before) {
        Cost cost = Cost.NONE.plusCall(completion.usage());
        return switch (new LengthLoop(task, before.lenient()).take(draft, completion.text(), completion.finish())) {
            case Next.Done(Draft done) ->
                new Answer.Kept<>(section(task, done, completion.finish(), before, before.cost().plus(cost)));
            case Next.More(Draft more) -> new Answer.Unfinished<>(more, cost);
            case Next.Nothing(String problem) -> new Answer.Rejected<>(problem, cost);
        };
    }

    private static Section section(SectionTask task, Draft draft, FinishReason finish, Attempts before, Cost cost) {
        return new Section(
                task.manuscript().next(),
                draft.text(),
                task.manuscript().lastSha256(),
                task.words(),
                WordCounter.count(draft.text()),
                before.rejected() + Math.max(1, draft.answers()),
                finish,
                draft.contextFrom(),
                draft.summary(),
                draft.edits(),
                cost);
    }
}
