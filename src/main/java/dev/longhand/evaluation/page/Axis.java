package dev.longhand.evaluation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One axis of a plot: its values, and where on the drawing they are. */
sealed interface Axis {

    /** Where a value is. */
    double at(double value);

    /** The values that have a line. */
    List<Double> ticks();

    /** Whether a tick has room for its number. */
    boolean labelled(double tick);

    /** Equal steps from 0. */
    record Linear(double high, double step, double from, double to) implements Axis {
        /** The axis up to at least {@code highest}, in at most five steps of 1, 2 or 5 times a power of ten. */
        static Linear upTo(double highest, double from, double to) {
            double step = Math.pow(10, Math.floor(Math.log10(highest / 5)));
            for (double factor : new double[] {1, 2, 5, 10}) {
                if (highest <= 5 * step * factor * (1 + 1e-9)) {
                    return new Linear(Math.ceil(highest / (step * factor) - 1e-9) * step * factor, step * factor, from, to);
                }
            }
            throw new IllegalArgumentException("no axis up to " + highest);
        }

        @Override
        public double at(double value) {
            return from + value / high * (to - from);
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int i = 0; i <= Math.round(high / step); i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        @Override
        public boolean labelled(double tick) {
            return true;
        }
    }

    /** Equal ratios, from and to 1, 2 or 5 times a power of ten. */
    record Logarithmic(double low, double high, double from, double to) implements Axis {
        private static final int MOST_LABELS = 12;

        /** The axis that holds these values, which are above 0. */
        static Logarithmic around(double lowest, double highest, double from, double to) {
            double low = 1e-9;
            double high = 1e12;
            for (double tick : grid()) {
                low = tick <= lowest ? tick : low;
                high = tick >= highest && high > tick ? tick : high;
            }
            return new Logarithmic(low, high > low ? high : low * 10, from, to);
        }

        @Override
        public double at(double value) {
            return from + Math.log(value / low) / Math.log(high / low) * (to - from);
        }

        @Override
        public List<Double> ticks() {
            return grid().stream().filter(tick -> tick >= low && tick <= high).toList();
        }

        @Override
        public boolean labelled(double tick) {
            return ticks().size() <= MOST_LABELS
                    || String.format(Locale.ROOT, "%.0e", tick).startsWith("1");
        }

        private static List<Double> grid() {
            List<Double> grid = new ArrayList<>();
            for (double power = 1; power <= 1e9; power *= 10) {
                grid.addAll(List.of(power, 2 * power, 5 * power));
            }
            return grid;
        }
    }
}
