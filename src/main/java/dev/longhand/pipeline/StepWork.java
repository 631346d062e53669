package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Document;
import dev.longhand.document.Draft;
import dev.longhand.document.Job;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.pipeline.JobFolder.Committed;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Does one step: claim, call, commit. */
final class StepWork {
    private static final Logger LOG = Logger.getLogger(StepWork.class);
    private static final String TOO_LATE = "it was too late to ask the model, or the rest of the limit is set aside";

    private final JobFolder folder;
    private final JobFolder watched;
    private final Claims claims;
    private final Tools tools;

    /** Work in this folder, which is also looked at, through {@code watched}, while the model writes. */
    StepWork(JobFolder folder, JobFolder watched, Claims claims, Tools tools) {
        this.folder = folder;
        this.watched = watched;
        this.claims = claims;
        this.tools = tools;
    }

    /** What every step of this process works with. */
    record Tools(Stages stages, PipelineObserver observer, Host host, StepSettings settings) {}

    /** An attempt at a step: where the job stands, the number to claim, what was tried before. */
    private record Attempt(Snapshot snapshot, long looked, Job job, int number, Attempts before) {
        int step() {
            return snapshot.missing().orElseThrow();
        }

        /** Whether others may spend from the same limit at the same time. */
        boolean sharesLimit() {
            return snapshot.forks() && job.brief().limits().tokens() > 0;
        }
    }

    /**
     * Does the step that the snapshot misses, if it is this process' turn.
     *
     * @param looked when the snapshot was begun, by the ticker
     */
    StepResult step(Snapshot snapshot, long looked) {
        Job job = snapshot.existing().orElseThrow();
        int step = snapshot.missing().orElseThrow();
        MDC.put("step", Integer.toString(step)); // one delivery may go on with further steps
        boolean looks = snapshot.claimed() || snapshot.beginsLane(step);
        return switch (looks ? claims.turn(snapshot, step) : new Turn.Free(0, Attempts.NONE)) {
            case Turn.Free(int number, Attempts before) -> attempt(new Attempt(snapshot, looked, job, number, before));
            case Turn.Busy(Duration left) -> new StepResult.Stopped(new Progress.Busy(left));
            case Turn.Paused _ -> {
                if (new Pauses(claims).hasPaused(folder.snapshot(step))) { // other lanes may still be at their steps
                    tools.observer().on(new PipelineEvent.Paused(job.id()));
                }
                yield new StepResult.Stopped(new Progress.Idle());
            }
        };
    }

    private StepResult attempt(Attempt attempt) {
        Optional<Manuscript> manuscript = attempt.snapshot().manuscript();
        if (manuscript.isEmpty()) {
            return plan(attempt);
        }
        return manuscript.get().complete() ? assemble(attempt, manuscript.get()) : write(attempt, manuscript.get());
    }

    private StepResult plan(Attempt attempt) {
        checkTries(attempt.before(), "the model gave no usable plan in %d tries: %s; try another model, or --mode single");
        PreparedCall<Plan> call = tools.stages().plan(attempt.job().brief(), attempt.before());
        limits(attempt).check(attempt.before().cost(), call.tokens());
        return carryOut(attempt, call, new PipelineEvent.PlanningStarted(attempt.job().id()), (plan, took) -> {
            Plan inLanes = plan.inLanesOf(attempt.job().brief().mode());
            Committed<Plan> committed = folder.commit(inLanes);
            if (committed.mine()) {
                tools.observer().on(new PipelineEvent.Planned(attempt.job().id(), inLanes, took));
            }
            return new StepResult.Committed(attempt.snapshot().with(committed.value()), committed.mine());
        });
    }

    private StepResult write(Attempt attempt, Manuscript manuscript) {
        String section = "section %d could not be written".formatted(manuscript.next() + 1);
        checkTries(attempt.before(), section + " in %d tries: %s; try another model or another seed");
        PreparedCall<Section> call = tools.stages().write(manuscript, attempt.before());
        checkModel(manuscript.plan(), call.model());
        Spending spending = spending(attempt, manuscript);
        Cost spent = spending.cost().plus(attempt.before().cost());
        if (spending.mayShrink() && !limits(attempt).allow(spent, call.tokens())) {
            return new StepResult.Stopped(new Progress.Busy(spending.underWay()));
        }
        limits(attempt).check(spent, call.tokens());
        return carryOut(attempt, call, new PipelineEvent.SectionStarted(attempt.job().id(), manuscript), (text, took) -> {
            Committed<Section> committed = folder.commit(text);
            if (committed.mine()) {
                tools.observer().on(new PipelineEvent.SectionWritten(attempt.job().id(), text, took));
            }
            return new StepResult.Committed(attempt.snapshot().with(committed.value()), committed.mine());
        });
    }

    /** What the job has spent and others have set aside, the attempts at this step left out. */
    private Spending spending(Attempt attempt, Manuscript manuscript) {
        return attempt.sharesLimit()
                ? Spending.of(folder, claims, attempt.step())
                : new Spending(manuscript.cost(), Duration.ZERO);
    }

    /** Whether other lanes have set aside, since this step was looked at, what its call would need. */
    private boolean isOutbid(Attempt attempt, PreparedCall<?> call) {
        if (!attempt.sharesLimit()) {
            return false;
        }
        Cost spent = Spending.of(folder, claims, attempt.step()).cost().plus(attempt.before().cost());
        return !limits(attempt).allow(spent, call.tokens());
    }

    private StepResult assemble(Attempt attempt, Manuscript manuscript) {
        long began = ticker().nanos();
        Document document = tools.stages().assemble(manuscript);
        Manifest manifest = Manifest.of(manuscript, document);
        folder.commit(document, manifest);
        tools.observer().on(new PipelineEvent.Assembled(attempt.job().id(), manifest, ticker().since(began)));
        return new StepResult.Assembled(new Outcome.Completed(document.title(), document.words()));
    }

    /** Stores what a call gave, and says where the job stands then. */
    private interface Commit<T> {
        StepResult of(T value, Duration took);
    }

    private <T> StepResult carryOut(Attempt attempt, PreparedCall<T> call, PipelineEvent start, Commit<T> commit) {
        StepWatch watch = watch(attempt, call);
        if (!taken(attempt, call, watch)) {
            return new StepResult.Stopped(new Progress.Busy(tools.settings().lease()));
        }
        LOG.infof("job %s step %d begins", attempt.job().id(), attempt.step());
        tools.observer().on(start);
        Answer<T> answer;
        try {
            answer = call.run(watch);
        } catch (LonghandException e) {
            return interrupted(attempt, call, watch, e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "job %s step %d: unforeseen", attempt.job().id(), attempt.step());
            String problem = "an unforeseen error (%s), see the log".formatted(e.getClass().getSimpleName());
            return rejected(attempt, problem, lost(call));
        }
        return switch (answer) {
            case Answer.Unfinished<T>(Draft draft, Cost cost) -> unfinished(attempt, draft, cost);
            case Answer.Kept<T>(T value) -> committed(attempt, call, () -> commit.of(value, watch.took()));
            case Answer.Rejected<T>(String problem, Cost cost) -> rejected(attempt, problem, cost);
        };
    }

    /**
     * Whether the step is this process' now. One that stood still since it looked must not call, but look again; so must one
     * that is not the first to claim the step, for a worker given up may have stored it meanwhile, and one whose lane shares
     * a limit with others that claimed at the same time.
     */
    private boolean taken(Attempt attempt, PreparedCall<?> call, StepWatch watch) {
        if (call.tokens() == 0) {
            return true;
        }
        if (watch.overran() || !claims.take(attempt.step(), attempt.number(), claim(call))) {
            return false;
        }
        boolean outbid = isOutbid(attempt, call);
        if (outbid || watch.overran() || (attempt.number() > 0 && folder.settled(attempt.step()))) {
            giveBack(attempt, call, Release.interrupted(TOO_LATE, Cost.NONE, ""));
            return false;
        }
        return true;
    }

    private StepResult committed(Attempt attempt, PreparedCall<?> call, Supplier<StepResult> commit) {
        try {
            StepResult stored = commit.get();
            LOG.infof("job %s step %d committed", attempt.job().id(), attempt.step());
            return stored;
        } catch (LonghandException e) {
            giveBack(attempt, call, Release.interrupted(e.getMessage(), lost(call), ""));
            throw e;
        }
    }

    private StepResult rejected(Attempt attempt, String problem, Cost cost) {
        LOG.infof("job %s step %d: an answer is rejected: %s", attempt.job().id(), attempt.step(), problem);
        claims.release(attempt.step(), attempt.number(), Release.rejected(problem, cost));
        return new StepResult.Rejected(problem);
    }

    /** The draft is what the next attempt goes on from, so it is stored as surely as a section is. */
    private StepResult unfinished(Attempt attempt, Draft draft, Cost cost) {
        folder.commit(
                JobNames.release(attempt.step(), attempt.number()), Release.unfinished(draft, cost), Release.class);
        LOG.infof("job %s step %d goes on", attempt.job().id(), attempt.step());
        return new StepResult.Unfinished();
    }

    /** A call that did not come to its end: what it may have used counts as lost, unless it had not begun to answer. */
    private StepResult interrupted(Attempt attempt, PreparedCall<?> call, StepWatch watch, LonghandException e) {
        if (e.kind() == Kind.CANCELLED) {
            return watch.overran() ? overran(attempt, call, watch) : new StepResult.Overtaken();
        }
        Cost cost = watch.heard().isEmpty() ? new Cost(1, Usage.NONE) : lost(call);
        giveBack(attempt, call, Release.interrupted(e.getMessage(), cost, cut(call, watch)));
        throw e;
    }

    /** An answer longer than a lease is long is gone on with from where it was; one without use is an answer rejected. */
    private StepResult overran(Attempt attempt, PreparedCall<?> call, StepWatch watch) {
        String overrun = "the answer took longer than the lease of " + tools.settings().lease();
        String cut = cut(call, watch);
        if (cut.isBlank()) {
            return rejected(attempt, overrun, lost(call));
        }
        giveBack(attempt, call, Release.interrupted(overrun, lost(call), cut));
        return new StepResult.Unfinished();
    }

    /** What is of use of an answer that was cut. */
    private static String cut(PreparedCall<?> call, StepWatch watch) {
        return call.continuable() ? watch.heard() : "";
    }

    private void giveBack(Attempt attempt, PreparedCall<?> call, Release release) {
        if (call.tokens() > 0) {
            claims.release(attempt.step(), attempt.number(), release);
        }
    }

    /** What a call may have cost of which nobody knows what it did cost. */
    private static Cost lost(PreparedCall<?> call) {
        return new Cost(1, Usage.NONE, call.tokens());
    }

    private Claim claim(PreparedCall<?> call) {
        return new Claim(Claim.Purpose.WORK, tools.host().claimant().name(), call.tokens(), tools.settings().lease());
    }

    private StepWatch watch(Attempt attempt, PreparedCall<?> call) {
        Parts parts = new Parts(watched, attempt.step(), attempt.number());
        Duration limit = tools.settings().lease().minus(tools.settings().slack());
        return new StepWatch(
                delta -> tools.observer().on(new PipelineEvent.TextGenerated(attempt.job().id(), attempt.step(), delta)),
                ticker(),
                watched::over,
                call.continuable() ? parts::add : part -> {},
                new StepWatch.Allowance(attempt.looked(), limit));
    }

    private static LimitCheck limits(Attempt attempt) {
        return new LimitCheck(attempt.job().brief().limits(), attempt.snapshot().age());
    }

    private Ticker ticker() {
        return tools.host().ticker();
    }

    private void checkTries(Attempts before, String failure) {
        if (before.rejected() >= tools.settings().tries()) {
            throw LonghandException.of(Kind.BAD_OUTPUT, failure.formatted(before.rejected(), before.problem()));
        }
    }

    private static void checkModel(Plan plan, String model) {
        if (!plan.model().isEmpty() && !model.isEmpty() && !plan.model().equals(model)) {
            throw LonghandException.of(
                    Kind.MODEL_CHANGED,
                    "the model server now has another model under this name (%s, planned with %s): what is written stays readable; write the rest as a new document"
                            .formatted(model, plan.model()));
        }
    }
}
