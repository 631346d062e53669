/** Events over HTTP as a broker, a push subscription and a webhook's sender bring them. */
@NullMarked
package dev.longhand.knative;

import org.jspecify.annotations.NullMarked;
