package dev.longhand.simulation;

import dev.longhand.document.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one schedule is about.
 *
 * @param goOn how long one delivery goes on with further steps
 * @param sweeps whether there is a sweeper
 * @param knowsDead whether processes can tell that another one has ended
 * @param visibility time after which the bus delivers an event again that nobody acknowledged, in nanoseconds
 * @param calm when the faults stop, in nanoseconds
 * @param crashes numbers of the points at which the process that is there is killed, ascending
 */
record Scenario(
        long seed,
        int processes,
        Duration goOn,
        boolean sweeps,
        boolean knowsDead,
        long visibility,
        long calm,
        Map<Fault, Integer> faults,
        List<Order> orders,
        List<Integer> crashes) {

    private static final Mode[] MODES = {Mode.PLANNED, Mode.CHAPTERS, Mode.PARALLEL};

    /** What a caller does after a job is accepted. */
    enum Wish {
        CANCEL,
        PAUSE,
        RESUME,
        DELETE
    }

    /**
     * @param after nanoseconds after the acceptance
     * @param insists whether it is asked for again until there is an answer
     */
    record Act(Wish wish, long after, boolean insists) {}

    /**
     * A job that a caller wants.
     *
     * @param keyed whether it is sent with a key, and again until there is an answer
     * @param twice whether it is sent by two callers at once
     * @param tokens limit of tokens; 0 for none
     * @param seconds limit of seconds; 0 for none
     * @param varied whether no two calls give the same text
     */
    record Order(
            Mode mode,
            int sections,
            boolean keyed,
            boolean twice,
            long tokens,
            long seconds,
            boolean varied,
            List<Act> acts) {

        /** A job without any whims. */
        static Order plain(Mode mode, int sections) {
            return new Order(mode, sections, true, false, 0, 0, false, List.of());
        }
    }

    /** Whether there is neither a fault nor a change of mind. */
    boolean isUndisturbed() {
        return faults.isEmpty()
                && crashes.isEmpty()
                && orders.stream().allMatch(order -> order.acts().isEmpty());
    }

    /** One job that nothing disturbs but kills at these points. */
    static Scenario killed(Order order, Duration goOn, boolean knowsDead, List<Integer> crashes) {
        return new Scenario(1, 2, goOn, true, knowsDead, Timeline.MINUTE, 0, Map.of(), List.of(order), crashes);
    }

    /** One job whose events are lost at this rate in a thousand. */
    static Scenario losing(long seed, Mode mode, int perMille, boolean sweeps) {
        return new Scenario(
                seed,
                2,
                Duration.ZERO,
                sweeps,
                false,
                Timeline.MINUTE,
                5 * Timeline.MINUTE,
                Map.of(Fault.EVENT_LOST, perMille),
                List.of(Order.plain(mode, 3)),
                List.of());
    }

    /** A schedule from this seed. */
    static Scenario drawn(long seed) {
        Chance chance = new Chance(seed);
        boolean sweeps = chance.below(4) > 0;
        Set<Fault> without = sweeps ? Set.of() : EnumSet.of(Fault.EVENT_LOST, Fault.EVENT_OLD);
        List<Order> orders = new ArrayList<>();
        int jobs = chance.below(8) == 0 ? 2 : 1;
        for (int i = 0; i < jobs; i++) {
            orders.add(order(chance, sweeps));
        }
        return new Scenario(
                seed,
                1 + chance.below(3),
                Duration.ofSeconds(chance.below(2) == 0 ? 0 : 3 + chance.below(200)),
                sweeps,
                chance.below(2) == 0,
                chance.below(2) == 0 ? 20 * Timeline.SECOND : 5 * Timeline.MINUTE,
                chance.between(5 * Timeline.SECOND, (chance.below(4) == 0 ? 300 : 40) * Timeline.SECOND),
                Weather.drawn(chance, without),
                orders,
                List.of());
    }

    private static Order order(Chance chance, boolean sweeps) {
        Mode mode = MODES[chance.below(MODES.length)];
        int sections = 1 + chance.below(mode == Mode.PLANNED ? 4 : 6);
        return new Order(
                mode,
                sections,
                !sweeps || chance.below(3) > 0,
                chance.below(10) == 0,
                chance.below(4) == 0 ? 150 + chance.below(150 * (sections + 3)) : 0,
                chance.below(12) == 0 ? 5 + chance.below(200) : 0,
                chance.below(2) == 0,
                acts(chance, sweeps));
    }

    private static List<Act> acts(Chance chance, boolean sweeps) {
        List<Act> acts = new ArrayList<>();
        long time = chance.between(0, 15 * Timeline.SECOND);
        boolean insists = !sweeps || chance.below(3) > 0;
        switch (chance.below(16)) {
            case 0 -> acts.add(new Act(Wish.CANCEL, time, insists));
            case 1 -> acts.add(new Act(Wish.DELETE, time, insists));
            case 2, 3 -> {
                acts.add(new Act(Wish.PAUSE, time, insists));
                if (chance.below(4) > 0) {
                    acts.add(new Act(Wish.RESUME, time + chance.between(0, 30 * Timeline.SECOND), true));
                }
                if (chance.below(4) == 0) {
                    acts.add(new Act(Wish.DELETE, time + chance.between(0, 60 * Timeline.SECOND), insists));
                }
            }
            case 4 -> {
                acts.add(new Act(Wish.CANCEL, time, insists));
                acts.add(new Act(Wish.DELETE, time + chance.between(0, 10 * Timeline.SECOND), insists));
            }
            default -> {}
        }
        return acts;
    }
}
