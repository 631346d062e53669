package dev.longhand.evaluation.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The variety of a text, distinct-n (Li et al., arXiv 1510.03055): n-grams that differ over all n-grams. A longer text
 * has a lower one whatever its quality; texts of different length are compared by windows.
 */
public final class Distinct {
    /** Tokens in a window. */
    public static final int WINDOW = 500;

    private Distinct() {}

    /** Distinct-n: n-grams that differ over all n-grams of the text. */
    public static Ratio of(NGrams text, int n) {
        int[] grams = text.ofLength(n);
        return new Ratio(Arrays.stream(grams).max().orElse(-1) + 1, grams.length);
    }

    /**
     * Distinct-n of every whole window of {@link #WINDOW} tokens, one window after the other; what is left at the end is
     * left out. Each has {@code WINDOW − n + 1} n-grams, so their mean does not depend on the length of the text.
     */
    public static List<Ratio> inWindows(NGrams text, int n) {
        return IntStream.range(0, text.tokens() / WINDOW)
                .mapToObj(window -> of(text.part(window * WINDOW, (window + 1) * WINDOW), n))
                .toList();
    }
}
