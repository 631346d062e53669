/** What the native compiler has to be told of the product; nothing here runs in a program. */
@NullMarked
package dev.longhand.wiring.compiled;

import org.jspecify.annotations.NullMarked;
