package dev.longhand.document;

import java.util.OptionalInt;

/** The length that an instruction names in its text. */
public final class RequestedLength {
    private RequestedLength() {}

    /** The length, if one is found. */
    public static OptionalInt find(String instruction) {
        return OptionalInt.empty();
    }
}
