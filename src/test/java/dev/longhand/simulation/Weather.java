package dev.longhand.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Which faults there are in a schedule, and until when. */
final class Weather {
    private static final Fault[] FAULTS = Fault.values();

    private final Timeline timeline;
    private final Chance chance;
    private final Map<Fault, Integer> perMille;
    private final long calm;

    /** Faults of these rates in a thousand, until it is calm. */
    Weather(Timeline timeline, Chance chance, Map<Fault, Integer> rates, long calm) {
        this.timeline = timeline;
        this.chance = chance;
        this.calm = calm;
        this.perMille = rates;
    }

    /** A mixture of faults without these: every sixth schedule has none, the others have some of them, rare or frequent. */
    static Map<Fault, Integer> drawn(Chance chance, Set<Fault> without) {
        Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
        if (chance.below(6) == 0) {
            return rates;
        }
        int share = chance.below(3) + 1;
        for (Fault fault : FAULTS) {
            if (chance.below(4) < share && !without.contains(fault)) {
                rates.put(fault, fault.perMille() * (1 + chance.below(3)) / 2);
            }
        }
        return rates;
    }

    /** Whether this happens now. */
    boolean strikes(Fault fault) {
        return timeline.now() < calm && chance.perMille(perMille.getOrDefault(fault, 0));
    }

    /** The end of something that lasts so long, and no longer than the faults do. */
    long until(long nanos) {
        return Math.min(timeline.now() + nanos, Math.max(calm, timeline.now()));
    }

    /** When the faults stop. */
    long calm() {
        return calm;
    }
}
