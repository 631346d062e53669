package dev.longhand.simulation;

import java.util.Optional;

/** Runs scenarios and says what they violated. Safe for many threads; each schedule has one. */
public final class Simulation {
    private Simulation() {}

    /** Runs the schedule of this seed: its violation with the end of its trace, or nothing. */
    public static String run(long seed) {
        return run(Scenario.drawn(seed))
                .map(violation -> "%s%nrepeat with -Dlonghand.seed=%d -Dlonghand.schedules=1".formatted(violation, seed))
                .orElse("");
    }

    /** Runs a scenario; one that violates something is repeated with a trace. */
    static Optional<String> run(Scenario scenario) {
        if (World.of(scenario, new Trace(0)).violation().isEmpty()) {
            return Optional.empty();
        }
        Trace trace = new Trace(Integer.getInteger("longhand.trace", 60));
        String violation = World.of(scenario, trace).violation().orElse("not the same when repeated");
        return Optional.of(violation + "\n" + trace.end());
    }
}
