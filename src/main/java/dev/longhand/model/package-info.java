/**
 * The language model as the core sees it: a port that turns chat messages into text, and the values that go in and out.
 * The client that speaks to a real server lives in the wiring.
 */
@NullMarked
package dev.longhand.model;

import org.jspecify.annotations.NullMarked;
