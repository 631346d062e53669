package dev.longhand.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a job ended. It is recorded once and never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Completed.class, name = "COMPLETED"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "FAILED"),
    @JsonSubTypes.Type(value = Outcome.Cancelled.class, name = "CANCELLED")
})
public sealed interface Outcome {

    /** The document is assembled and stored. */
    record Completed(String title, int words) implements Outcome {}

    /** The job cannot be ended well; what is written stays readable. */
    record Failed(LonghandException.Kind reason, String message) implements Outcome {}

    /** A caller gave the job up. */
    record Cancelled() implements Outcome {}
}
