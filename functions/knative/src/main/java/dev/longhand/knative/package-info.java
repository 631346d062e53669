/**
 * Events over HTTP as Knative, Eventarc, Pub/Sub push and Event Grid send them. What follows from an event is the answer
 * when the sender takes answers as events ({@code Prefer: reply}, which Knative's brokers and channels send), else it is
 * posted to {@code K_SINK}; without one, the event is asked to come again until its document is written.
 */
@NullMarked
package dev.longhand.knative;

import org.jspecify.annotations.NullMarked;
