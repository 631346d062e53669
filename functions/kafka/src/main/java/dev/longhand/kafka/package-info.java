/** Events from a Kafka topic and back to it: a deployable that is settings, and a translation of record headers. */
@NullMarked
package dev.longhand.kafka;

import org.jspecify.annotations.NullMarked;
