/**
 * A function of Google's functions framework: events from Pub/Sub, requests put into Cloud Storage. Quarkus has no
 * extension for it here, so that the framework's own interface starts the program when the class is loaded. It runs on a
 * JVM; the native executable on Google Cloud is {@code functions/knative} in a container, which Eventarc sends the same to.
 */
@NullMarked
package dev.longhand.google;

import org.jspecify.annotations.NullMarked;
