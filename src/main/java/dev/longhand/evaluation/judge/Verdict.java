package dev.longhand.evaluation.judge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How judging one text ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = Verdict.Failed.class, name = "failed")
})
public sealed interface Verdict {

    /** The judge gave its scores, with its reasons in its own words; those may be empty. */
    record Judged(Scores scores, String analysis) implements Verdict {}

    /** There are no scores, and why. */
    record Failed(String reason) implements Verdict {}
}
