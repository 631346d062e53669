/**
 * Objects in Google Cloud Storage, over its JSON interface. The only package that knows Google's clients; it takes the
 * one that is generated from the interface's description because that one shows an answer's headers, the store's clock
 * among them.
 */
@NullMarked
package dev.longhand.store.gcs;

import org.jspecify.annotations.NullMarked;
