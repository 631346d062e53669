/** Objects in Azure Blob Storage. The only package that knows Microsoft's client. */
@NullMarked
package dev.longhand.store.azure;

import org.jspecify.annotations.NullMarked;
