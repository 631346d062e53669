/**
 * Traces by OpenTelemetry: one for each document, over all processes that write it. A program that exports none loses
 * nothing by this package. No text of a document and no prompt stands in a trace.
 */
@NullMarked
package dev.longhand.wiring.tracing;

import org.jspecify.annotations.NullMarked;
