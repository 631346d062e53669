package dev.longhand.store;

import java.time.Duration;

/**
 * An object as read.
 *
 * @param age time since its creation when it was read, by the store's own clock; never negative
 */
@SuppressWarnings("ArrayRecordComponent") // content is handed over, never compared or kept
public record StoredObject(byte[] content, Duration age) {
    public StoredObject {
        age = age.isNegative() ? Duration.ZERO : age; // two readings of one clock may be out of step by a moment
    }
}
