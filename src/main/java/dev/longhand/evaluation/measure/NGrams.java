package dev.longhand.evaluation.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The n-grams of a text as numbers: equal n-grams have the same one, and one that is met for the first time has the next,
 * from 0. Time and memory grow with the text, whatever n is. Immutable.
 */
public final class NGrams {
    private final int[] tokens;

    private NGrams(int[] tokens) {
        this.tokens = tokens;
    }

    /** The n-grams of the text with these tokens. */
    public static NGrams of(List<String> tokens) {
        Map<String, Integer> known = new HashMap<>();
        return new NGrams(tokens.stream()
                .mapToInt(token -> known.computeIfAbsent(token, _ -> known.size()))
                .toArray());
    }

    /** How many tokens the text has. */
    public int tokens() {
        return tokens.length;
    }

    /** The part from one token to before another. */
    NGrams part(int from, int to) {
        return new NGrams(Arrays.copyOfRange(tokens, from, to));
    }

    /** The numbers of the n-grams that start at each token; none when the text has fewer than n tokens. */
    int[] ofLength(int n) {
        int[] grams = renumbered(tokens);
        for (int length = 2; length <= n; length++) {
            grams = longer(grams, length);
        }
        return grams;
    }

    /** A part does not meet its tokens in the order of their numbers. */
    private static int[] renumbered(int[] numbers) {
        Map<Integer, Integer> known = new HashMap<>();
        return Arrays.stream(numbers)
                .map(number -> known.computeIfAbsent(number, _ -> known.size()))
                .toArray();
    }

    /** An n-gram is an (n−1)-gram and one token more. */
    private int[] longer(int[] shorter, int length) {
        Map<Long, Integer> known = new HashMap<>();
        int[] grams = new int[Math.max(0, tokens.length - length + 1)];
        for (int i = 0; i < grams.length; i++) {
            long both = (long) shorter[i] << Integer.SIZE | tokens[i + length - 1];
            grams[i] = known.computeIfAbsent(both, _ -> known.size());
        }
        return grams;
    }
}
