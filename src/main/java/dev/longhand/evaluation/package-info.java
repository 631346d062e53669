/**
 * Evaluation of long writing: LongBench-Write and LongWrite-Ruler by any system on any model, measures along the text, a
 * judge's scores, and reports that set runs side by side.
 */
@NullMarked
package dev.longhand.evaluation;

import org.jspecify.annotations.NullMarked;
