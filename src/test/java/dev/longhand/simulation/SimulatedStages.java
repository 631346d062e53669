package dev.longhand.simulation;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.Draft;
import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.model.CompletionObserver;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.pipeline.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Stages whose model takes virtual time, is sometimes away, and sometimes writes what cannot be kept. */
final class SimulatedStages implements Stages {
    private static final long RESERVE = 150;
    private static final int MOST_ANSWERS = 3;
    private static final int HALF_A_CHAPTER = 1_250;

    private final World world;
    private long downUntil = -1;
    private int calls;

    SimulatedStages(World world) {
        this.world = world;
    }

    @Override
    public PreparedCall<Plan> plan(Brief brief, Attempts before) {
        checkUp();
        return new SimulatedCall<>(0, brief, before.draft(), cost -> {
            List<PlannedSection> points = new ArrayList<>();
            for (int i = 0; i < order(brief).sections(); i++) {
                points.add(new PlannedSection("point", HALF_A_CHAPTER));
            }
            return new Plan("Title", points, before.cost().plus(cost));
        });
    }

    @Override
    public PreparedCall<Section> write(Manuscript manuscript, Attempts before) {
        checkUp();
        Brief brief = manuscript.brief();
        int index = manuscript.next();
        return new SimulatedCall<>(index + 1, brief, before.draft(), cost -> new Section(
                index,
                Texts.section(brief.seed(), index, order(brief).varied() ? calls : 0),
                manuscript.lastSha256(),
                100,
                6,
                before.rejected() + 1,
                FinishReason.STOP,
                0,
                "",
                List.of(),
                before.cost().plus(cost)));
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        StringBuilder text = new StringBuilder();
        for (Section section : manuscript.sections()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(section.text());
        }
        return new Document("Title", text.toString(), manuscript.words());
    }

    private Scenario.Order order(Brief brief) {
        return world.scenario().orders().get((int) brief.seed());
    }

    private void checkUp() {
        if (world.timeline().now() >= downUntil && world.weather().strikes(Fault.MODEL_DOWN)) {
            downUntil = world.weather().until(world.chance().between(Timeline.SECOND, Timeline.MINUTE));
        }
        if (world.timeline().now() < downUntil) {
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the simulated model is away");
        }
    }

    private final class SimulatedCall<T> implements PreparedCall<T> {
        private final int step;
        private final Brief brief;
        private final Draft draft;
        private final Function<Cost, T> answer;

        SimulatedCall(int step, Brief brief, Draft draft, Function<Cost, T> answer) {
            this.step = step;
            this.brief = brief;
            this.draft = draft;
            this.answer = answer;
        }

        @Override
        public long tokens() {
            return RESERVE;
        }

        @Override
        public String model() {
            return "";
        }

        @Override
        public boolean continuable() {
            return step > 0;
        }

        @Override
        public Answer<T> run(CompletionObserver observer) {
            Call call = world.ledger().called(step, draft.answers(), RESERVE, (int) brief.seed());
            calls++;
            world.point("call", step);
            generate(call, observer);
            long used = world.chance().between(100, RESERVE);
            Cost cost = new Cost(1, new Usage(used - 10, 0, 10));
            if (world.weather().strikes(Fault.ANSWER_REJECTED)) {
                call.ended(Call.End.REJECTED, used, world.timeline().now());
                return new Answer.Rejected<>("nobody can keep this", cost);
            }
            if (draft.answers() < MOST_ANSWERS && world.weather().strikes(Fault.ANSWER_UNFINISHED)) {
                call.ended(Call.End.UNFINISHED, used, world.timeline().now());
                return new Answer.Unfinished<>(draft.grown("text", List.of()), cost);
            }
            call.ended(Call.End.KEPT, used, world.timeline().now());
            return new Answer.Kept<>(answer.apply(cost));
        }

        private void generate(Call call, CompletionObserver observer) {
            try {
                checkUp();
                long took = took();
                long silent = took > World.LEASE / 2 ? world.chance().between(0, 2 * took) : 0;
                long cut = world.weather().strikes(Fault.MODEL_CUT) ? took / 2 : Long.MAX_VALUE;
                for (long t = 0; t < took; t += Timeline.SECOND / 2) {
                    checkNotCut(t, cut);
                    world.timeline().pass(Math.min(took - t, Timeline.SECOND / 2));
                    checkWanted(observer);
                    if (t >= silent) {
                        call.heard();
                        observer.text("text");
                    }
                }
            } catch (LonghandException e) {
                call.ended(e.kind() == Kind.CANCELLED ? Call.End.GIVEN_UP : Call.End.FAILED, 0, world.timeline().now());
                throw e;
            }
        }

        private long took() {
            Chance chance = world.chance();
            return world.weather().strikes(Fault.CALL_LONG)
                    ? chance.between(World.LEASE / 2, 2 * World.LEASE)
                    : chance.between(Timeline.SECOND / 10, (chance.below(4) == 0 ? 8 : 1) * Timeline.SECOND);
        }

        private static void checkNotCut(long time, long cut) {
            if (time >= cut) {
                throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the simulated model broke off");
            }
        }

        private static void checkWanted(CompletionObserver observer) {
            if (observer.cancelled()) {
                throw LonghandException.cancelled();
            }
        }
    }
}
