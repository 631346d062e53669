/**
 * What can be measured in a long text without a judge: repetition, variety, how sections keep to their plan. Pure
 * functions of texts and numbers, each with its formula, and the statistics that sum them up.
 */
@NullMarked
package dev.longhand.evaluation.measure;

import org.jspecify.annotations.NullMarked;
