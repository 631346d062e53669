/** The Pub/Sub function against Google's emulator. */
@NullMarked
package dev.longhand.pubsub;

import org.jspecify.annotations.NullMarked;
