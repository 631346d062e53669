package dev.longhand.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs schedules by number. */
public final class Simulation {
    private static final Logger SILENT = Logger.getLogger("dev.longhand");

    static {
        SILENT.setLevel(Level.OFF);
    }

    private Simulation() {}

    /** Runs the schedule of this seed: its violation with a short trace, or nothing. */
    public static String run(long seed) {
        return run(Scenario.drawn(seed));
    }

    static String run(Scenario scenario) {
        if (World.of(scenario, new Trace(false)).violation().isEmpty()) {
            return "";
        }
        Trace trace = new Trace(true);
        String violation = World.of(scenario, trace).violation().orElse("not the same when repeated");
        return "%s%n%s%nrepeat with -Dlonghand.seed=%d -Dlonghand.schedules=1".formatted(violation, trace.end(), scenario.seed());
    }

    public static void main(String[] args) {
        long from = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        java.util.Map<String, Integer> kinds = new java.util.TreeMap<>();
        java.util.Map<String, String> firsts = new java.util.TreeMap<>();
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            long began = System.nanoTime();
            int violations = 0;
            for (long seed = from; seed < from + count; seed++) {
                String v = run(seed);
                if (!v.isEmpty()) {
                    violations++;
                    String kind = v.lines().findFirst().orElse("").replaceAll("[0-9a-z]{26}", "*").replaceAll("[0-9]+", "#");
                    kind = kind.substring(0, Math.min(kind.length(), 60));
                    kinds.merge(kind, 1, Integer::sum);
                    firsts.putIfAbsent(kind, v);
                }
            }
            System.out.println(count * 1e9 / (System.nanoTime() - began) + " schedules/s, " + violations + " violations");
        }
        System.out.println(kinds);
        if (args.length > 3) {
            firsts.values().forEach(System.out::println);
        }
    }
}
