@NullMarked
package dev.longhand.cli;

import org.jspecify.annotations.NullMarked;
