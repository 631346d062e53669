package dev.longhand.stages;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that look like prose to the guards: sentences of eight words, of which no two are alike. */
final class Prose {
    private static final long STRIDE = 100_003;
    private static final int BASE = 25;

    private Prose() {}

    /** So many words, others for every number. */
    static String of(int words, long number) {
        return IntStream.range(0, words)
                .mapToObj(i -> word(number * STRIDE + i) + (i % 8 == 7 || i == words - 1 ? "." : ""))
                .collect(Collectors.joining(" "));
    }

    private static String word(long number) {
        return Long.toString(number + 1_000_000, BASE)
                .chars()
                .mapToObj(c -> String.valueOf((char) (c < 'a' ? 'p' + c - '0' : c)))
                .collect(Collectors.joining());
    }
}
