package dev.longhand.simulation;

import java.util.ArrayList;
import java.util.List;

/** The moments of one schedule, for a person; kept only when a schedule is repeated. */
final class Trace {
    private static final int LAST = 60;

    private final boolean wanted;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean wanted) {
        this.wanted = wanted;
    }

    void add(long time, Life life, String what, Object about) {
        if (wanted) {
            String subject = String.valueOf(about).replaceAll("[0-9a-z]{26}", "*");
            lines.add("%10.3f s %s %s %s".formatted(time / 1e9, life.name(), what, subject));
        }
    }

    /** The last of them. */
    String end() {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    }
}
