/**
 * The command line: a command parses its arguments, calls the core, and prints what came of it. Progress goes to standard
 * error, results to standard output.
 */
@NullMarked
package dev.longhand.cli;

import org.jspecify.annotations.NullMarked;
