package dev.longhand.simulation;

import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.event.EventSink;
import dev.longhand.pipeline.Claimant;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.PipelineEvent;
import dev.longhand.pipeline.StepHandler;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.pipeline.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process from its start to its end: the production code over simulated ports, with a clock of its own. */
final class Life {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final World world;
    private final String name;
    private final long skew;
    private final Host host;
    private boolean dead;
    private long frozenUntil;
    private @Nullable StepHandler handler;
    private @Nullable Submission submission;
    private @Nullable JobControl control;
    private @Nullable Sweeper sweeper;

    /** A process of this name whose clock is wrong by so many nanoseconds. */
    Life(World world, String name, long skew) {
        this.world = world;
        this.name = name;
        this.skew = skew;
        this.host = new Host(this::clock, world.chance(), new Felt(), new Name());
    }

    private Instant clock() {
        return START.plusNanos(world.timeline().now() + skew);
    }

    Host host() {
        return host;
    }

    /** Kills it. */
    void die() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    String name() {
        return name;
    }

    void freeze(long until) {
        frozenUntil = Math.max(frozenUntil, until);
    }

    long frozenUntil() {
        return frozenUntil;
    }

    StepHandler handler() {
        if (handler == null) {
            Steps steps = new Steps(world.store(), world.stages(), event -> {}, host, World.SETTINGS);
            handler = new StepHandler(steps, sink(), this::happened, world.scenario().goOn());
        }
        return handler;
    }

    /** The handler lets no mistake of the product out, so it is looked for here. */
    private void happened(PipelineEvent event) {
        if (event instanceof PipelineEvent.Postponed(JobId job, LonghandException reason)
                && reason.getMessage().contains("unforeseen")) {
            world.fail("unforeseen in job %s: %s".formatted(job, reason.getMessage()));
        }
    }

    Submission submission() {
        if (submission == null) {
            submission = new Submission(world.store(), sink(), host);
        }
        return submission;
    }

    JobControl control() {
        if (control == null) {
            control = new JobControl(world.store(), host);
        }
        return control;
    }

    Sweeper sweeper() {
        if (sweeper == null) {
            sweeper = new Sweeper(world.store(), sink(), host);
        }
        return sweeper;
    }

    EventSink sink() {
        return world.bus();
    }

    private final class Felt implements Ticker {
        @Override
        public long nanos() {
            return world.timeline().now();
        }

        @Override
        public void sleep(Duration time) {
            world.timeline().pass(time.toNanos());
        }
    }

    private final class Name implements Claimant {
        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean gone(String other) {
            return world.scenario().knowsDead() && world.isDead(other);
        }
    }
}
