/** Events from an AMQP 1.0 queue and back to it: a deployable that is settings, and a translation of properties. */
@NullMarked
package dev.longhand.amqp;

import org.jspecify.annotations.NullMarked;
