package dev.longhand.evaluation.measure;

import java.util.Collection;
import java.util.List;

/**
 * Several values in three numbers, all 0 when there are no values.
 *
 * @param count how many values
 * @param mean their arithmetic mean
 * @param median the middle one, or the mean of the two in the middle
 * @param deviation sample standard deviation {@code sqrt(Σ(x − mean)² / (count − 1))}; 0 for a single value
 */
public record Summary(int count, double mean, double median, double deviation) {
    /** Of no values. */
    public static final Summary NONE = new Summary(0, 0, 0, 0);

    /** Of these values, in any order. */
    public static Summary of(Collection<Double> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        double mean = mean(values);
        return new Summary(values.size(), mean, median(values.stream().sorted().toList()), deviation(values, mean));
    }

    /** Whether there were no values, so that the numbers say nothing. */
    public boolean none() {
        return count == 0;
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double deviation(Collection<Double> values, double mean) {
        if (values.size() == 1) {
            return 0;
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
