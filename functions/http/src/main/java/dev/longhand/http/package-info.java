/**
 * Documents over HTTP: the REST interface, the stages as functions, and one process that does everything on a laptop. A
 * translator: it decodes a call, asks the core, encodes the answer. All state is in the store, so that any number of
 * processes can serve the same documents.
 */
@NullMarked
package dev.longhand.http;

import org.jspecify.annotations.NullMarked;
