/**
 * Events from a queue and back to it, whatever the broker: channel {@code events} is read, channel {@code next} leads to the
 * same queue, {@code ended} to where ends of documents are told, {@code refused} to the dead letters. A broker's module is
 * an {@link dev.longhand.queue.Envelope} and settings; Pub/Sub's brings its connector, too.
 */
@NullMarked
package dev.longhand.queue;

import org.jspecify.annotations.NullMarked;
