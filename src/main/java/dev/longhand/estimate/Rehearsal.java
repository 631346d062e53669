package dev.longhand.estimate;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import dev.longhand.document.Lane;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.estimate.Estimate.SectionEstimate;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModels;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.pipeline.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Has documents written by the real stages with a model that costs nothing. No server is asked. Safe for many threads. */
public final class Rehearsal {
    private static final int MOST_TRIES = 3;

    /**
     * What a small model takes for a section, of what it would take if every answer were kept: the median over 24 documents of
     * 200 to 5,000 words by SmolLM2 135M and Qwen2.5 1.5B, whose single documents took 0.9 to 4 times as much.
     */
    private static final double ASKED_AGAIN = 1.7;

    private final Function<LanguageModels, Stages> stages;
    private final int window;

    /**
     * A rehearsal.
     *
     * @param stages the stages over given models
     * @param window the real model's window, in tokens
     */
    public Rehearsal(Function<LanguageModels, Stages> stages, int window) {
        this.stages = stages;
        this.window = window;
    }

    /** What this brief's document takes; fails as the document itself would, as with {@code CONTEXT_TOO_LONG}. */
    public Estimate of(Brief brief) {
        Stages rehearsed = stages.apply(new CostlessModel(brief.model(), window, brief.language()));
        Plan plan = kept(before -> rehearsed.plan(brief, before)).inLanesOf(brief.mode());
        List<Section> sections = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            for (int i = lane.first(); i < lane.end(); i++) {
                Manuscript manuscript = new Manuscript(brief, plan, sections, i);
                sections.add(kept(before -> rehearsed.write(manuscript, before)));
            }
        }
        double answers = brief.forSmallModel() ? ASKED_AGAIN : 1;
        return new Estimate(
                plan.cost(),
                sections.stream()
                        .map(section -> new SectionEstimate(section.words(), times(answers, section.cost())))
                        .toList());
    }

    private static Cost times(double answers, Cost cost) {
        Usage usage = cost.usage();
        return new Cost(
                (int) Math.round(answers * cost.modelCalls()),
                new Usage(
                        Math.round(answers * usage.prompt()),
                        Math.round(answers * usage.cached()),
                        Math.round(answers * usage.completion())));
    }

    private static <T> T kept(Function<Attempts, PreparedCall<T>> prepare) {
        Attempts before = Attempts.NONE;
        while (before.rejected() < MOST_TRIES) {
            switch (prepare.apply(before).run(CompletionObserver.NONE)) {
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
