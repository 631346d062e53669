package dev.longhand.evaluation;

import dev.longhand.document.Language;

/**
 * What a system is to write.
 *
 * @param index tells the tasks of a run apart
 * @param length words asked for, by {@link dev.longhand.document.WordCounter}
 * @param seed first seed of the task's calls to the model
 */
public record WritingTask(int index, String prompt, int length, Language language, long seed) {}
