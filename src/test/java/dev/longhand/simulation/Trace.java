package dev.longhand.simulation;

import java.util.ArrayList;
import java.util.List;

/** The last moments of one schedule, for a person; kept only when a schedule is repeated. */
final class Trace {
    private final int last;
    private final List<String> lines = new ArrayList<>();

    /** A trace that keeps so many moments. */
    Trace(int last) {
        this.last = last;
    }

    void add(long time, Life life, String what, Object about) {
        if (last > 0) {
            String subject = String.valueOf(about).replaceAll("[0-9a-z]{24}([0-9a-z]{2})", "*$1");
            lines.add("%10.3f s %s %s %s".formatted(time / 1e9, life.name(), what, subject));
        }
    }

    String end() {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - last), lines.size()));
    }
}
