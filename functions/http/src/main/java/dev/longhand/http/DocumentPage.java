package dev.longhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhand.pipeline.JobStatus;
import java.time.Instant;
import java.util.List;

/**
 * Some documents, oldest first.
 *
 * @param next what {@code after} must be to get the next page; absent on the last page
 */
public record DocumentPage(
        List<Entry> documents,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {
    private static final int EXCERPT = 120;

    public DocumentPage {
        documents = List.copyOf(documents);
    }

    /**
     * One document in short.
     *
     * @param excerpt the beginning of its instruction
     */
    public record Entry(
            String id,
            String state,
            Instant created,
            String title,
            String excerpt,
            int target,
            int words,
            DocumentView.Links links) {

        static Entry of(JobStatus status) {
            return new Entry(
                    status.job().id().value(),
                    DocumentView.name(status.state()),
                    status.job().created(),
                    status.title(),
                    beginning(status.job().brief().instruction()),
                    status.job().brief().words(),
                    status.words(),
                    DocumentView.Links.of(status.job()));
        }
    }

    private static String beginning(String instruction) {
        int characters = instruction.codePointCount(0, instruction.length());
        return characters <= EXCERPT
                ? instruction
                : instruction.substring(0, instruction.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
