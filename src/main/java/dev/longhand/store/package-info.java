/**
 * Object storage as the core sees it: objects are created once under a key and never changed. Create-if-absent is the
 * only coordination there is; everything durable is built on it.
 */
@NullMarked
package dev.longhand.store;

import org.jspecify.annotations.NullMarked;
