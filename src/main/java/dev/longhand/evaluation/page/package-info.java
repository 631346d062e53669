/**
 * A page of figures, tables and drawings, as one HTML file that loads nothing, or as Markdown. Whatever text it is given,
 * prompts too, stays text.
 */
@NullMarked
package dev.longhand.evaluation.page;

import org.jspecify.annotations.NullMarked;
