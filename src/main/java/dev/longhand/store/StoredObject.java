package dev.longhand.store;

import java.time.Instant;

/**
 * An object as read.
 *
 * @param created when it was created, by the store's own clock
 */
@SuppressWarnings("ArrayRecordComponent") // content is handed over, never compared or kept
public record StoredObject(byte[] content, Instant created) {}
