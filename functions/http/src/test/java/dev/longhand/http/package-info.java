/** The HTTP interface against a model server in this process, then once more on the packaged program. */
@NullMarked
package dev.longhand.http;

import org.jspecify.annotations.NullMarked;
