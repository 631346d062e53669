package dev.longhand.evaluation.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A difference between two systems on the same prompts, with its 95 % interval by the percentile bootstrap: prompts are
 * drawn with replacement, as many as there are, {@link #DRAWS} times from a fixed seed, and the statistic is taken of each
 * draw; the interval is from the 2.5th to the 97.5th percentile. Equal inputs give equal intervals on every machine.
 *
 * @param pairs prompts that both have; 0 when they have none in common, and then the numbers say nothing
 * @param difference the statistic of the prompts themselves
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record PairedDifference(int pairs, double difference, double low, double high) {
    /** Draws of the bootstrap. */
    public static final int DRAWS = 2_000;

    /** Of no prompts. */
    public static final PairedDifference NONE = new PairedDifference(0, 0, 0, 0);

    private static final long SEED = 20_240_813;
    private static final double TAIL = 0.025;

    /** The mean of these differences, one for each prompt. */
    public static PairedDifference ofMean(double[] differences) {
        return of(differences.length, drawn -> mean(differences, drawn));
    }

    /**
     * A statistic of so many prompts.
     *
     * @param statistic the difference on the prompts with these positions, among which one may stand several times
     */
    public static PairedDifference of(int pairs, ToDoubleFunction<int[]> statistic) {
        if (pairs == 0) {
            return NONE;
        }
        int[] all = new int[pairs];
        Arrays.setAll(all, i -> i);
        double[] draws = draws(pairs, statistic);
        return new PairedDifference(
                pairs, statistic.applyAsDouble(all), percentile(draws, TAIL), percentile(draws, 1 - TAIL));
    }

    /** Whether there were no prompts. */
    public boolean none() {
        return pairs == 0;
    }

    /** Whether the whole interval is on one side of 0. */
    public boolean clear() {
        return pairs > 1 && (low > 0 || high < 0);
    }

    private static double[] draws(int pairs, ToDoubleFunction<int[]> statistic) {
        Random random = new Random(SEED);
        int[] drawn = new int[pairs];
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            Arrays.setAll(drawn, _ -> random.nextInt(pairs));
            draws[i] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(draws);
        return draws;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double mean(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).average().orElseThrow();
    }
}
