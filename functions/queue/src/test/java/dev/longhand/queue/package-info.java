/** What holds for every queue, to be inherited by the tests of each broker. */
@NullMarked
package dev.longhand.queue;

import org.jspecify.annotations.NullMarked;
