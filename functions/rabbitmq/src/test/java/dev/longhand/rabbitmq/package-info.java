/** The RabbitMQ function against a real broker. */
@NullMarked
package dev.longhand.rabbitmq;

import org.jspecify.annotations.NullMarked;
