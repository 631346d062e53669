/** Events from a RabbitMQ queue and back to it: a deployable that is settings, and a translation of headers. */
@NullMarked
package dev.longhand.rabbitmq;

import org.jspecify.annotations.NullMarked;
