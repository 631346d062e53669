@NullMarked
package dev.longhand.wiring.compiled;

import org.jspecify.annotations.NullMarked;
