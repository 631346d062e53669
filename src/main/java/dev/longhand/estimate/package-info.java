/**
 * What a document will cost, before it is begun: the real stages write it with a model that costs nothing and keeps to
 * every length, and what that model was asked is counted; for a small model as many times over as such models were seen to
 * be asked.
 */
@NullMarked
package dev.longhand.estimate;

import org.jspecify.annotations.NullMarked;
