@NullMarked
package dev.longhand.wiring.health;

import org.jspecify.annotations.NullMarked;
