package dev.longhand.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies whose jobs these are: 26 characters of {@code [0-9a-z]}, never text that a caller chose. */
public record TenantId(@JsonValue String value) {

    /** The one tenant of a laptop or of a server without tenants. */
    public static final TenantId LOCAL = new TenantId("00000000000000000000000000");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        Identifiers.check("tenant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
