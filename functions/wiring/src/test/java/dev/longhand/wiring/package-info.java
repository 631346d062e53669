@NullMarked
package dev.longhand.wiring;

import org.jspecify.annotations.NullMarked;
