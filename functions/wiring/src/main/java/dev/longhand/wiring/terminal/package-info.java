/**
 * What the programs that a person starts share: options that are settings, and one line that says what to do when
 * something fails.
 */
@NullMarked
package dev.longhand.wiring.terminal;

import org.jspecify.annotations.NullMarked;
