/** The AMQP 1.0 function against a real broker. */
@NullMarked
package dev.longhand.amqp;

import org.jspecify.annotations.NullMarked;
