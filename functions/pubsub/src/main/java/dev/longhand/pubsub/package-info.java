/** Events from a Pub/Sub subscription and back to its topic: a connector, settings, and a translation of attributes. */
@NullMarked
package dev.longhand.pubsub;

import org.jspecify.annotations.NullMarked;
