package dev.longhand.stages;

import java.util.Locale;

/**
 * Reads a plan out of a model's answer: JSON of many shapes, whole or cut off, with prose around it, or else AgentWrite's
 * lines, Markdown lists and tables. Never fails; what cannot be read is left out. Takes linear time.
 */
final class PlanParser {
    private static final String THOUGHT = "<think>";
    private static final String THOUGHT_END = "</think>";

    private PlanParser() {}

    /** The plan that the answer holds; without sections if it holds none. */
    static RawPlan parse(String answer) {
        String said = withoutThoughts(answer);
        RawPlan plan = PlanJson.parse(said);
        return plan.sections().isEmpty() ? PlanLines.parse(said) : plan;
    }

    /** What follows the last thought; nothing if the answer ends inside one. */
    private static String withoutThoughts(String answer) {
        String lower = answer.toLowerCase(Locale.ROOT);
        int end = lower.lastIndexOf(THOUGHT_END);
        int start = lower.lastIndexOf(THOUGHT);
        if (start > end) {
            return answer.substring(0, start);
        }
        return end < 0 ? answer : answer.substring(end + THOUGHT_END.length());
    }
}
