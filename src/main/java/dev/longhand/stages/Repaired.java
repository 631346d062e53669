package dev.longhand.stages;

import dev.longhand.document.PlannedSection;
import java.util.List;

/** What became of a model's plan: sections that can be written, or the reason why not. */
sealed interface Repaired {

    /** Sections whose budgets add up to the target, each of a length that can be written in one go. */
    record Usable(String title, List<PlannedSection> sections) implements Repaired {}

    /** Nothing that can be repaired. */
    record Unusable(PlanProblem problem) implements Repaired {}
}
