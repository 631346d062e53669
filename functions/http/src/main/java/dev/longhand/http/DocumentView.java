package dev.longhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhand.document.Brief;
import dev.longhand.document.Edit;
import dev.longhand.document.Job;
import dev.longhand.document.Usage;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a document stands, derived from what is stored.
 *
 * @param state {@code planning}, {@code writing}, {@code assembling}, {@code paused}, {@code completed}, {@code failed} or
 *     {@code cancelled}
 * @param title empty before the plan and in documents of one call
 * @param target words asked for; 0 when none
 * @param words words written so far, by LongBench-Write's counter
 * @param modelCalls calls spent on what is stored
 * @param message why it failed; absent otherwise
 */
public record DocumentView(
        String id,

        @Schema(enumeration = {"planning", "writing", "assembling", "paused", "completed", "failed", "cancelled"})
        String state,

        Instant created,
        String title,
        String instruction,
        String language,
        String mode,
        String layout,
        String length,
        String model,
        long seed,
        int target,
        int words,
        Sections sections,
        int modelCalls,
        Usage tokens,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String message,
        Links links) {

    /** How many sections are planned, 0 before the plan, and those that are written. */
    public record Sections(int planned, List<Written> written) {
        public Sections {
            written = List.copyOf(written);
        }
    }

    /**
     * One written section.
     *
     * @param point what it was to say
     * @param budget words asked of the model; 0 for no length
     * @param attempts answers asked of the model for it
     * @param edits what was done besides taking the answers as they were
     */
    public record Written(int index, String point, int budget, int words, int attempts, List<Edit> edits) {
        public Written {
            edits = List.copyOf(edits);
        }

        static Written of(Manifest.Entry entry) {
            return new Written(
                    entry.index(), entry.point(), entry.budget(), entry.words(), entry.attempts(), entry.edits());
        }
    }

    /** Addresses on this server. */
    public record Links(String self, String content, String events) {
        static Links of(Job job) {
            String self = "/v1/documents/" + job.id();
            return new Links(self, self + "/content", self + "/events");
        }
    }

    /** The view of a status. */
    static DocumentView of(JobStatus status) {
        Job job = status.job();
        Brief brief = job.brief();
        return new DocumentView(
                job.id().value(),
                name(status.state()),
                job.created(),
                status.title(),
                brief.instruction(),
                brief.language().code(),
                name(brief.mode()),
                name(brief.layout()),
                name(brief.length()),
                brief.model(),
                brief.seed(),
                brief.words(),
                status.words(),
                new Sections(status.planned(), written(status.sections())),
                status.cost().modelCalls(),
                status.cost().usage(),
                status.message(),
                Links.of(job));
    }

    /** A constant as the interface writes it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<Written> written(List<Manifest.Entry> entries) {
        return entries.stream().map(Written::of).toList();
    }
}
