/**
 * Guards on what a model wrote, as pure functions of text: what is no part of the document is cut, what is kept comes back
 * byte for byte, and where nothing can be kept the section is to be asked for again. Each guard fires only on clear signs:
 * a fault that stays costs less than good text that goes.
 */
@NullMarked
package dev.longhand.stages.guards;

import org.jspecify.annotations.NullMarked;
