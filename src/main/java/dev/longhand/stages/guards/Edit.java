package dev.longhand.stages.guards;

/**
 * What one guard took from a text.
 *
 * @param guard the guard's name
 * @param words how many words went, by {@link dev.longhand.document.WordCounter}; 0 where only marks did
 */
public record Edit(String guard, int words) {

    /** Refuses a nameless guard and negative words. */
    public Edit {
        if (guard.isBlank() || words < 0) {
            throw new IllegalArgumentException("an edit names its guard and counts words from 0");
        }
    }
}
