/**
 * Objects in Amazon S3 and in servers that speak its protocol and know {@code If-None-Match} on writes. The only package
 * that knows Amazon's client.
 */
@NullMarked
package dev.longhand.store.s3;

import org.jspecify.annotations.NullMarked;
