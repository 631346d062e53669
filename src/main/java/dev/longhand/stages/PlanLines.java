package dev.longhand.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a plan out of lines. Where some lines name budgets, they alone are sections and the rest is talk; else the
 * numbered lines are, or the bullets.
 */
final class PlanLines {
    private static final Pattern TITLE = Pattern.compile(
            "(?:#\\s++(?![0-9])|[*_#\\s]{0,6}(?:title|标题|题目)[*_\\s]{0,4}[:：])(?<title>.{1,400})", Pattern.CASE_INSENSITIVE);

    private final List<Entry> entries = new ArrayList<>();
    private String title = "";
    private boolean afterGap;

    private PlanLines() {}

    /** The plan in the answer's lines; without sections if they are none. */
    static RawPlan parse(String answer) {
        PlanLines lines = new PlanLines();
        answer.lines().forEach(lines::read);
        return new RawPlan(lines.title, lines.sections());
    }

    private void read(String line) {
        Matcher named = TITLE.matcher(line.strip());
        if (entries.isEmpty() && named.matches()) {
            title = named.group("title");
        } else {
            add(PlanLine.of(line));
        }
    }

    private void add(PlanLine line) {
        if (line.kind() == PlanLine.Kind.EMPTY) {
            afterGap = true;
            return;
        }
        if (!entries.isEmpty() && entries.getLast().goesOnWith(line, afterGap)) {
            entries.getLast().add(line);
        } else {
            entries.add(new Entry(line));
        }
        afterGap = false;
    }

    private List<RawPlan.Item> sections() {
        List<Entry> counted = only(entries, entry -> entry.words > 0);
        if (!counted.isEmpty()) {
            List<Entry> formal = only(counted, entry -> entry.formal);
            return items(formal.isEmpty() ? counted : formal);
        }
        List<Entry> numbered = only(entries, entry -> entry.kind == PlanLine.Kind.NUMBERED);
        List<Entry> bullets = only(entries, entry -> entry.kind == PlanLine.Kind.BULLET);
        return items(numbered.isEmpty() ? bullets : numbered);
    }

    private static List<Entry> only(List<Entry> entries, Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static List<RawPlan.Item> items(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new RawPlan.Item(entry.text.toString(), entry.words))
                .toList();
    }

    /** The lines that belong together. */
    private static final class Entry {
        private final PlanLine.Kind kind;
        private final StringBuilder text = new StringBuilder();
        private boolean formal;
        private int words;

        Entry(PlanLine first) {
            kind = first.kind();
            formal = kind != PlanLine.Kind.PLAIN;
            add(first);
        }

        void add(PlanLine line) {
            String point = PlanText.point(line.text());
            text.append(text.isEmpty() || point.isEmpty() ? "" : ": ").append(point);
            words = words == 0 ? line.words() : words;
            formal |= line.kind() == PlanLine.Kind.DETAIL;
        }

        /** A section with a budget is complete; a plain line after a gap begins something else. */
        boolean goesOnWith(PlanLine line, boolean afterGap) {
            if (words > 0) {
                return false;
            }
            return switch (line.kind()) {
                case NUMBERED, ROW, EMPTY -> false;
                case DETAIL -> true;
                case BULLET -> kind == PlanLine.Kind.NUMBERED;
                case PLAIN -> kind == PlanLine.Kind.NUMBERED && !afterGap;
            };
        }
    }
}
