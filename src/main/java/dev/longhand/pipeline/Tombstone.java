package dev.longhand.pipeline;

import java.time.Instant;

/**
 * What is left of a deleted job until no event or caller can come back to it.
 *
 * @param deleted when, by the deleting process' clock
 */
record Tombstone(Instant deleted) {}
