/** The packaged function on Google's own invoker, fed from Google's Pub/Sub emulator. */
@NullMarked
package dev.longhand.google;

import org.jspecify.annotations.NullMarked;
