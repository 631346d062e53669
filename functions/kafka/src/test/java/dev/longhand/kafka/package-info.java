/** The Kafka function against a real broker. */
@NullMarked
package dev.longhand.kafka;

import org.jspecify.annotations.NullMarked;
