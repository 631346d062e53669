/**
 * A language model as the judge of what another one wrote: six scores from 1 to 5 as LongBench-Write's S_q has them, by a
 * rubric of our own. What cannot be judged is a result with its reason, never left out.
 */
@NullMarked
package dev.longhand.evaluation.judge;

import org.jspecify.annotations.NullMarked;
