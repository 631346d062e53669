package dev.longhand.document;

import java.util.Objects;

/**
 * One section of a plan.
 *
 * @param point what the section says
 * @param words its budget, in the words of {@link WordCounter}; 0 when the brief asks for no length
 * @param chapter what the chapter that it belongs to says; empty when the plan has no chapters
 */
public record PlannedSection(String point, int words, String chapter) {
    public PlannedSection {
        chapter = Objects.requireNonNullElse(chapter, ""); // earlier plans have no chapters
        if (point.isBlank() || words < 0) {
            throw LonghandException.invalid("a planned section has a point and a budget of 0 words or more");
        }
    }

    /** A section of a plan without chapters. */
    public PlannedSection(String point, int words) {
        this(point, words, "");
    }
}
