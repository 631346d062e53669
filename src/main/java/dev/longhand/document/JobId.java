package dev.longhand.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;

/** Identifies one job: 26 characters of {@code [0-9a-z]}, made by the server, sorted by the time of submission. */
public record JobId(@JsonValue String value) implements Comparable<JobId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {
        Identifiers.check("job", value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Identifiers.isValid(text);
    }

    /** When the job was submitted, by the clock of whoever took it in; {@link Instant#MAX} for an id that is no ULID. */
    public Instant submittedAt() {
        return Ulid.isValid(value) ? Ulid.getInstant(value) : Instant.MAX;
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
