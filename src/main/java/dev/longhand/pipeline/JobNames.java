package dev.longhand.pipeline;

import java.util.Set;

/** The names of the objects in a job's folder. A name with a dot is an object, one without is a folder. */
final class JobNames {
    static final String BRIEF = "brief.json";
    static final String PLAN = "plan.json";
    static final String DOCUMENT = "document.md";
    static final String MANIFEST = "manifest.json";
    static final String OUTCOME = "outcome.json";
    static final String TOMBSTONE = "tombstone.json";

    /** The names of all objects that lie in no folder of the job's. */
    static final Set<String> TOP = Set.of(BRIEF, PLAN, DOCUMENT, MANIFEST, OUTCOME, TOMBSTONE);

    private static final int DIGITS = 5;

    private JobNames() {}

    static String section(int index) {
        return "sections/" + padded(index) + ".json";
    }

    /** What a step that asks the model stores. */
    static String result(int step) {
        return step == 0 ? PLAN : section(step - 1);
    }

    static String claim(int step, int number) {
        return "claims/" + padded(step) + "/" + padded(number) + ".json";
    }

    static String release(int step, int number) {
        return "claims/" + padded(step) + "/" + padded(number) + ".released.json";
    }

    /** A part of what the model said under a claim, stored while it writes. */
    static String draft(int step, int number, int part) {
        return "drafts/" + padded(step) + "/" + padded(number) + "/" + padded(part) + ".json";
    }

    /** Whether a child of a folder is an object, not a folder. */
    static boolean isObject(String name) {
        return name.indexOf('.') > 0;
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
