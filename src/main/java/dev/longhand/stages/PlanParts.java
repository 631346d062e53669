package dev.longhand.stages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.PlannedSection;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan in the making that takes more calls than one: its chapters, and the sections of those that are planned.
 *
 * @param done chapters whose sections are planned
 */
record PlanParts(String title, List<PlannedSection> chapters, List<PlannedSection> sections, int done) {
    private static final PlanParts NONE = new PlanParts("", List.of(), List.of(), 0);
    private static final JsonMapper JSON = new JsonMapper();

    PlanParts {
        chapters = List.copyOf(chapters);
        sections = List.copyOf(sections);
    }

    /** As a draft keeps it; nothing where the draft is empty. */
    static PlanParts of(String json) {
        try {
            return json.isEmpty() ? NONE : JSON.readValue(json, PlanParts.class);
        } catch (JsonProcessingException e) {
            throw LonghandException.of(Kind.CORRUPT, "the stored parts of a plan are damaged: delete the job and write it anew", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record can always be written", e);
        }
    }

    @JsonIgnore
    boolean isEmpty() {
        return chapters.isEmpty();
    }

    /** Whether every chapter's sections are planned. */
    @JsonIgnore
    boolean complete() {
        return done == chapters.size();
    }

    /** The chapter to plan next. */
    PlannedSection next() {
        return chapters.get(done);
    }

    /** With these chapters. */
    PlanParts with(Repaired.Usable plan) {
        return new PlanParts(plan.title(), plan.sections(), List.of(), 0);
    }

    /** With the sections of the next chapter. */
    PlanParts withNext(List<PlannedSection> planned) {
        List<PlannedSection> all = new ArrayList<>(sections);
        planned.forEach(section -> all.add(new PlannedSection(section.point(), section.words(), next().point())));
        return new PlanParts(title, chapters, all, done + 1);
    }
}
