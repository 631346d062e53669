package dev.longhand.simulation;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whoever wants a job: submits it, perhaps twice, changes his mind, and asks again when he gets no answer. */
final class Caller {
    private final World world;
    private final int number;
    private final Scenario.Order order;
    private final List<Question> questions = new ArrayList<>();
    private @Nullable JobId job;
    private boolean cancelled;
    private boolean refused;
    private int cancels;
    private long waits = Long.MAX_VALUE;
    private boolean deleted;

    Caller(World world, int number) {
        this.world = world;
        this.number = number;
        this.order = world.scenario().orders().get(number);
    }

    /** Sends the brief. */
    void submit() {
        ask(order.keyed(), this::submit, (job, failure) -> {
            if (job != null) {
                accepted(job.id());
            }
        });
        if (order.twice() && order.keyed()) {
            ask(true, this::submit, (job, failure) -> {
                if (job != null) {
                    accepted(job.id());
                }
            });
        }
    }

    private Job submit(Life life) {
        Limits limits = new Limits(order.tokens(), order.seconds());
        var request = new DocumentRequest(
                "Write.", 100, "en", order.mode().name(), null, null, (long) number, "model", limits);
        return order.keyed()
                ? life.submission().submit(TenantId.LOCAL, request, "model", "key " + number)
                : life.submission().submit(TenantId.LOCAL, request, "model");
    }

    private void accepted(JobId id) {
        if (job == null) {
            job = id;
            for (Scenario.Act act : order.acts()) {
                world.timeline().in(act.after(), () -> act(act, id));
            }
            if (wants(Scenario.Wish.RESUME)) {
                var last = new Scenario.Act(Scenario.Wish.RESUME, 0, true); // a slow request to pause may overtake the first
                world.timeline().at(world.weather().calm() + Timeline.MINUTE, () -> act(last, id));
            }
        } else if (!job.equals(id)) {
            world.fail("one key led to two jobs, %s and %s".formatted(job, id));
        }
    }

    private void act(Scenario.Act act, JobId id) {
        ask(act.insists(), life -> act(life, act.wish(), id), (done, failure) -> {
            if (done != null) {
                done(act.wish());
            } else if (act.wish() == Scenario.Wish.CANCEL && failure instanceof LonghandException known) {
                refused |= known.kind() == Kind.CONFLICT;
            }
        });
    }

    private void done(Scenario.Wish wish) {
        switch (wish) {
            case CANCEL -> cancelled = true;
            case DELETE -> deleted = true;
            case PAUSE -> waits = Math.min(waits, world.timeline().now());
            case RESUME -> {}
        }
    }

    private Scenario.Wish act(Life life, Scenario.Wish wish, JobId id) {
        switch (wish) {
            case CANCEL -> {
                cancels++;
                life.control().cancel(TenantId.LOCAL, id);
            }
            case PAUSE -> life.control().pause(TenantId.LOCAL, id);
            case RESUME -> life.control().resume(TenantId.LOCAL, id, life.sink());
            case DELETE -> life.control().delete(TenantId.LOCAL, id);
        }
        return wish;
    }

    private interface Request<T> {
        T of(Life life);
    }

    /** A request that was sent: answered, or given up by its caller. */
    private static final class Pending {
        boolean over;
    }

    /** Something that he asks until he is answered. */
    private static final class Question {
        boolean answered;
    }

    private <T> void ask(boolean insists, Request<T> request, BiConsumer<@Nullable T, @Nullable RuntimeException> answer) {
        Question question = new Question();
        question.answered = !insists;
        questions.add(question);
        send(insists, request, (result, failure) -> {
            question.answered = true;
            answer.accept(result, failure);
        });
    }

    private <T> void send(boolean insists, Request<T> request, BiConsumer<@Nullable T, @Nullable RuntimeException> answer) {
        Consumer<Pending> again = pending -> {
            if (!pending.over && insists) {
                send(true, request, answer);
            }
            pending.over = true;
        };
        Pending pending = new Pending();
        world.timeline().in(Timeline.MINUTE / 2, () -> again.accept(pending));
        Life life = world.somebody();
        if (life == null) {
            return;
        }
        world.start(life, "", () -> request.of(life), (result, failure) -> {
            if (result != null || isFinal(failure)) {
                pending.over = true;
                answer.accept(result, failure);
            }
        });
    }

    private boolean isFinal(@Nullable RuntimeException failure) {
        world.ledger().unforeseen(failure);
        return failure instanceof LonghandException known && (known.kind() == Kind.CONFLICT || known.kind() == Kind.NOT_FOUND);
    }

    /** Whether he still asks for something. */
    boolean unanswered() {
        return questions.stream().anyMatch(question -> !question.answered);
    }

    @Nullable JobId job() {
        return job;
    }

    boolean wants(Scenario.Wish wish) {
        return order.acts().stream().anyMatch(act -> act.wish() == wish);
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether he was told that there is nothing left to cancel, and had not asked twice. */
    boolean refusedAtOnce() {
        return refused && cancels == 1;
    }

    /** When he was told that the job waits, for ever; never, if he was not. */
    long waits() {
        return pauses() ? waits : Long.MAX_VALUE;
    }

    boolean deleted() {
        return deleted;
    }

    /** Whether he lets the job wait for ever. */
    boolean pauses() {
        return wants(Scenario.Wish.PAUSE) && !wants(Scenario.Wish.RESUME);
    }
}
