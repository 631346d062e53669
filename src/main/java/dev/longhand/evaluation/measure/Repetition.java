package dev.longhand.evaluation.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a text it has said before, along the text. Of the M 4-grams of a text, the i-th from 0 is repeated when an
 * equal one starts before it, and belongs to the tenth {@code ⌊10·i / M⌋}. The repetition of a tenth is the share of its
 * 4-grams that are repeated, that of the text {@code repeated / M}.
 *
 * @param tenths repeated 4-grams over all 4-grams in each tenth, ten of them; empty ratios in a very short text
 */
public record Repetition(List<Ratio> tenths) {
    /** Tokens in an n-gram. */
    public static final int LENGTH = 4;

    /** Parts of a text. */
    public static final int PARTS = 10;

    public Repetition {
        tenths = List.copyOf(tenths);
    }

    /** The repetition of a text. */
    public static Repetition of(NGrams text) {
        int[] grams = text.ofLength(LENGTH);
        long[] repeated = new long[PARTS];
        long[] all = new long[PARTS];
        int seen = 0;
        for (int i = 0; i < grams.length; i++) {
            int tenth = (int) ((long) PARTS * i / grams.length);
            all[tenth]++;
            if (grams[i] < seen) {
                repeated[tenth]++;
            } else {
                seen++;
            }
        }
        return new Repetition(ratios(repeated, all));
    }

    /** The repetition of the whole text. */
    public Ratio whole() {
        return new Ratio(
                tenths.stream().mapToLong(Ratio::part).sum(),
                tenths.stream().mapToLong(Ratio::whole).sum());
    }

    private static List<Ratio> ratios(long[] parts, long[] wholes) {
        List<Ratio> ratios = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            ratios.add(new Ratio(parts[i], wholes[i]));
        }
        return ratios;
    }
}
