/** The log as programs read it. */
@NullMarked
package dev.longhand.wiring.logging;

import org.jspecify.annotations.NullMarked;
