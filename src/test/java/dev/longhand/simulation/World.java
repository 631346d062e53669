package dev.longhand.simulation;

import dev.longhand.pipeline.StepSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One schedule: the processes, what they work with, and what becomes of them. */
final class World {
    static final StepSettings SETTINGS = StepSettings.ofLease(Duration.ofMinutes(1));
    static final long LEASE = Timeline.MINUTE;
    static final long SILENCE = LEASE + LEASE / 16;
    private static final long LAST = 50 * Timeline.HOUR;
    static final long SWEEP = 45 * Timeline.SECOND;

    private final Scenario scenario;
    private final Timeline timeline = new Timeline();
    private final Chance chance;
    private final Weather weather;
    private final Ledger ledger = new Ledger(this);
    private final SimulatedStore store = new SimulatedStore(this);
    private final SimulatedBus bus = new SimulatedBus(this);
    private final SimulatedStages stages = new SimulatedStages(this);
    private final List<Caller> callers = new ArrayList<>();
    private final List<@Nullable Life> lives = new ArrayList<>();
    private final Set<String> dead = new HashSet<>();
    private final Trace trace;
    private String violation = "";
    private int points;
    private int nextCrash;
    private boolean settled;

    private World(Scenario scenario, Trace trace) {
        this.scenario = scenario;
        this.trace = trace;
        this.chance = new Chance(scenario.seed() ^ 0x5DEECE66DL);
        this.weather = new Weather(timeline, chance, scenario.faults(), scenario.calm());
    }

    /** Lets the scenario happen. */
    static World of(Scenario scenario, Trace trace) {
        World world = new World(scenario, trace);
        world.happen();
        return world;
    }

    private void happen() {
        for (int i = 0; i < scenario.processes(); i++) {
            lives.add(null);
            restart(i);
        }
        for (int i = 0; i < scenario.orders().size(); i++) {
            callers.add(new Caller(this, i));
        }
        callers.forEach(Caller::submit);
        if (scenario.sweeps()) {
            timeline.in(chance.between(0, SWEEP), this::sweep);
        }
        timeline.at(deadline(), this::settle);
        timeline.run();
        if (scenario.sweeps()) {
            timeline.in(LAST, this::sweep); // clears up after the last events
            timeline.run();
        }
        if (violation.isEmpty()) {
            new Judge(this).inspect();
        }
    }

    /** When every job has its outcome (I4): the sweep finds what is quiet, leases end, steps are taken. */
    private long deadline() {
        int steps = scenario.orders().stream().mapToInt(order -> order.sections() + 2).sum();
        long found = scenario.sweeps() ? 2 * SWEEP + SILENCE : scenario.visibility();
        return scenario.calm() + found + 2 * SILENCE + 10L * steps * Timeline.SECOND + 2 * Timeline.MINUTE;
    }

    private void settle() {
        settled = true;
        new Judge(this).settled();
    }

    private void sweep() {
        Life life = somebody();
        if (life != null) {
            start(life, "", () -> (Integer) life.sweeper().sweep(Duration.ofNanos(SILENCE)), this::swept);
        }
        if (!settled) {
            timeline.in(SWEEP, this::sweep);
        }
    }

    private void swept(@Nullable Integer announced, @Nullable RuntimeException failure) {
        if (announced == null) {
            ledger.unforeseen(failure);
        } else if (announced > 0 && scenario.isUndisturbed()) {
            fail("the sweeper announced a job that somebody was at work on");
        }
    }

    private void restart(int number) {
        long skew = chance.between(-Timeline.HOUR, Timeline.HOUR);
        lives.set(number, new Life(this, "process-" + number + "-" + dead.size(), skew));
    }

    /** A moment at which a process can be killed or stand still. */
    void point(String what, Object about) {
        points++;
        Life life = timeline.current().life();
        trace.add(timeline.now(), life, what, about);
        if (isCrash() || weather.strikes(Fault.CRASH)) {
            kill(life);
            Coroutine.halt();
        }
        if (weather.strikes(Fault.FREEZE)) {
            life.freeze(weather.until(chance.between(Timeline.SECOND, 3 * LEASE)));
            timeline.pass(0);
        }
    }

    private boolean isCrash() {
        List<Integer> crashes = scenario.crashes();
        if (nextCrash < crashes.size() && crashes.get(nextCrash) == points) {
            nextCrash++;
            return true;
        }
        return false;
    }

    private void kill(Life life) {
        trace.add(timeline.now(), life, "is killed", "");
        life.die();
        dead.add(life.name());
        int number = lives.indexOf(life);
        lives.set(number, null);
        timeline.in(chance.between(Timeline.SECOND, 20 * Timeline.SECOND), () -> restart(number));
    }

    boolean isDead(String name) {
        return dead.contains(name);
    }

    /** A process that lives, or none. */
    @Nullable Life somebody() {
        int first = chance.below(lives.size());
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get((first + i) % lives.size());
            if (life != null) {
                return life;
            }
        }
        return null;
    }

    /** Gives a process work for a job. */
    <T> void start(Life life, String job, Supplier<T> body, Work.End<T> end) {
        new Work(timeline, life, job, body, end).run();
    }

    /** Records the first violation, which ends the schedule. */
    void fail(String violated) {
        if (violation.isEmpty()) {
            violation = violated;
            timeline.stop();
        }
    }

    Optional<String> violation() {
        return violation.isEmpty() ? Optional.empty() : Optional.of(violation);
    }

    /** Number of moments so far at which a process could have been killed. */
    int points() {
        return points;
    }

    List<Caller> callers() {
        return callers;
    }

    Scenario scenario() {
        return scenario;
    }

    Timeline timeline() {
        return timeline;
    }

    Chance chance() {
        return chance;
    }

    Weather weather() {
        return weather;
    }

    Ledger ledger() {
        return ledger;
    }

    SimulatedStore store() {
        return store;
    }

    SimulatedBus bus() {
        return bus;
    }

    SimulatedStages stages() {
        return stages;
    }
}
