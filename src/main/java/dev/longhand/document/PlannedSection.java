package dev.longhand.document;

/**
 * One section of a plan.
 *
 * @param point what the section says
 * @param words its budget, in the words of {@link WordCounter}; 0 when the brief asks for no length
 */
public record PlannedSection(String point, int words) {
    public PlannedSection {
        if (point.isBlank() || words < 0) {
            throw LonghandException.invalid("a planned section has a point and a budget of 0 words or more");
        }
    }
}
