/**
 * What a document will cost, before it is begun: the real stages write it with a model that costs nothing and keeps to
 * every length, and what that model was asked is counted.
 */
@NullMarked
package dev.longhand.estimate;

import org.jspecify.annotations.NullMarked;
