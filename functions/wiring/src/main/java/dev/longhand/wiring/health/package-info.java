/** Whether a program can work: what every deployable that serves health checks says of its store and its model server. */
@NullMarked
package dev.longhand.wiring.health;

import org.jspecify.annotations.NullMarked;
