/** Google's Pub/Sub, for every program that sends or takes events there. */
@NullMarked
package dev.longhand.wiring.pubsub;

import org.jspecify.annotations.NullMarked;
