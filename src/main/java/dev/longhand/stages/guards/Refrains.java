package dev.longhand.stages.guards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether a text says hardly anything but sentences that it has said twice already, in whatever order. A song's
 * chorus does not go on for so long, nor do the set phrases of a manual. Constant time a sentence. Not safe for threads.
 */
final class Refrains {
    private static final int MANY = 24;

    /** A sentence is stale from its third time on. */
    private static final int STALE = 3;

    /** What is new outweighs so many stale sentences. */
    private static final int NEW = 2;

    /** Shorter sentences may come as often as they like; a Chinese character counts as three letters. */
    private static final int SHORTEST = 20;

    private static final int IDEOGRAPH = 3;
    private static final String STOPS = "\n。！？…";

    /** These stand in numbers and names, too, and end a sentence only before a blank. */
    private static final String POINTS = ".!?";

    private record Sentence(int start, int times) {}

    private final Map<Long, Integer> times = new HashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private long key;
    private int length;
    private int start;
    private int excess;
    private int firstStale;
    private boolean pointed;

    /** Takes the next character, which stands at this index. */
    void next(char c, int position) {
        if (STOPS.indexOf(c) >= 0 || (pointed && Character.isWhitespace(c))) {
            end();
        } else if (Character.isLetterOrDigit(c)) {
            start = length == 0 ? position : start;
            key = key * 31 + Character.toLowerCase(c);
            length += Character.isIdeographic(c) ? IDEOGRAPH : 1;
        }
        pointed = POINTS.indexOf(c) >= 0;
    }

    boolean found() {
        return excess >= MANY;
    }

    /** Index in the text from which on sentences are repeated, once that was found. */
    int firstRepeat() {
        int first = firstStale;
        while (first > 0 && sentences.get(first - 1).times() > 1) {
            first--;
        }
        return sentences.get(first).start();
    }

    private void end() {
        if (length >= SHORTEST) {
            count(times.merge(key * 31 + length, 1, Integer::sum));
        }
        key = 0;
        length = 0;
    }

    private void count(int occurrence) {
        sentences.add(new Sentence(start, occurrence));
        boolean stale = occurrence >= STALE;
        firstStale = stale && excess == 0 ? sentences.size() - 1 : firstStale;
        excess = Math.max(0, excess + (stale ? 1 : -NEW));
    }
}
