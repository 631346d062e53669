package dev.longhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that has happened to a document. Its id follows from what exists, so that every process gives it the same
 * one: 1 accepted, 2 planned, 3 + n section n, {@value #ENDED} ended.
 *
 * @param data what is told of it, as JSON
 */
record DocumentEvent(int id, String name, Object data) {
    /** The id of the last event, after every other whatever is committed late. */
    static final int ENDED = Integer.MAX_VALUE;

    private static final int ACCEPTED = 1;
    private static final int PLANNED = 2;
    private static final int FIRST_SECTION = 3;

    /** The request is recorded. */
    record Accepted(String id, Instant created, int target) {}

    /** The plan is recorded; the title is empty in documents of one call. */
    record Planned(String title, int sections) {}

    /** A section is recorded; {@code total} are the words of all sections up to it. */
    record SectionWritten(int index, String point, int budget, int words, int total) {}

    /** Nothing more will happen. */
    record Ended(
            String state,
            int words,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String message,
            String content) {}

    /** The id that a client saw last; 0, before every event, for what is no id. */
    static int parseId(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * All that has happened so far, in order. A section is told of when all before it are written, or the document has
     * ended: ids only grow, so that a client that comes back misses none.
     */
    static List<DocumentEvent> of(JobStatus status) {
        List<DocumentEvent> events = new ArrayList<>();
        events.add(new DocumentEvent(ACCEPTED, "accepted", accepted(status)));
        if (status.planned() > 0) {
            events.add(new DocumentEvent(PLANNED, "planned", new Planned(status.title(), status.planned())));
        }
        int total = 0;
        int next = 0;
        for (Manifest.Entry entry : status.sections()) {
            total += entry.words();
            if (entry.index() == next || status.state().ended()) {
                events.add(section(entry, total));
                next = entry.index() + 1;
            }
        }
        if (status.state().ended()) {
            events.add(new DocumentEvent(ENDED, "ended", ended(status)));
        }
        return events;
    }

    private static Accepted accepted(JobStatus status) {
        return new Accepted(
                status.job().id().value(),
                status.job().created(),
                status.job().brief().words());
    }

    private static DocumentEvent section(Manifest.Entry entry, int total) {
        return new DocumentEvent(
                FIRST_SECTION + entry.index(),
                "section",
                new SectionWritten(entry.index(), entry.point(), entry.budget(), entry.words(), total));
    }

    private static Ended ended(JobStatus status) {
        return new Ended(
                DocumentView.name(status.state()),
                status.words(),
                status.message(),
                DocumentView.Links.of(status.job()).content());
    }
}
