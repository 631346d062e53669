package dev.longhand.stages;

import java.util.List;

/**
 * What a model's answer says of a plan, unchecked.
 *
 * @param title empty when the answer has none
 */
record RawPlan(String title, List<Item> sections) {
    RawPlan {
        sections = List.copyOf(sections);
    }

    /**
     * One planned section as the answer names it.
     *
     * @param words its budget; 0 or less when the answer has none that makes sense
     */
    record Item(String point, int words) {}
}
