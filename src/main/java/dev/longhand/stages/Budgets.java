package dev.longhand.stages;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Shares a number of words among sections, exact to the word. */
final class Budgets {
    private Budgets() {}

    /**
     * Budgets in proportion to the weights, each from {@code min} to {@code max}, with exactly the total as their sum.
     *
     * @param weights from 0, at least one of them positive
     * @param total from {@code min} to {@code max} times the number of weights
     */
    static int[] share(int[] weights, int total, int min, int max) {
        if (total < (long) min * weights.length || total > (long) max * weights.length) {
            throw new IllegalArgumentException(
                    "%d words cannot be shared by %d sections".formatted(total, weights.length));
        }
        int[] budgets = scaled(weights, total);
        Arrays.setAll(budgets, i -> Math.clamp(budgets[i], min, max));
        for (int missing = missing(budgets, total); missing != 0; missing = missing(budgets, total)) {
            spread(budgets, missing, min, max);
        }
        return budgets;
    }

    /** Proportional shares; rounding the running sum keeps the total exact. */
    private static int[] scaled(int[] weights, int total) {
        long all = Arrays.stream(weights).asLongStream().sum();
        int[] budgets = new int[weights.length];
        long weightSoFar = 0;
        long shared = 0;
        for (int i = 0; i < weights.length; i++) {
            weightSoFar += weights[i];
            budgets[i] = (int) (weightSoFar * total / all - shared);
            shared += budgets[i];
        }
        return budgets;
    }

    private static int missing(int[] budgets, int total) {
        return total - Arrays.stream(budgets).sum();
    }

    /** Moves every budget that has room by an equal share of what is missing or, if negative, too much. */
    private static void spread(int[] budgets, int missing, int min, int max) {
        int limit = missing > 0 ? max : min;
        int[] open = IntStream.range(0, budgets.length)
                .filter(i -> budgets[i] != limit)
                .toArray();
        int left = missing;
        for (int i = 0; i < open.length; i++) {
            int moved = Math.clamp(budgets[open[i]] + left / (open.length - i), min, max);
            left -= moved - budgets[open[i]];
            budgets[open[i]] = moved;
        }
    }
}
