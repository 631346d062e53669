package dev.longhand.evaluation.measure;

import java.util.Collection;

/**
 * How sections keep to the words planned for them. The error of a section is {@code |written − planned| / planned};
 * sections without planned words are left out.
 *
 * @param sections sections with planned words
 * @param error mean error; 0 without sections
 * @param close share of the sections with an error of at most {@link #CLOSE}
 */
public record Adherence(int sections, double error, double close) {
    /** The error up to which a section counts as close to its plan. */
    public static final double CLOSE = 0.2;

    private static final int CLOSE_PART = 5;

    /** One section: the words planned for it, 0 when none were, and those written. */
    public record Length(int planned, int written) {
        double error() {
            return Math.abs((double) written - planned) / planned;
        }

        /** Compared in whole numbers, so that a section that is exactly 20 % off is close. */
        boolean isClose() {
            return CLOSE_PART * Math.abs((long) written - planned) <= planned;
        }
    }

    /** The adherence of these sections. */
    public static Adherence of(Collection<Length> lengths) {
        Collection<Length> planned =
                lengths.stream().filter(length -> length.planned() > 0).toList();
        double error = planned.stream().mapToDouble(Length::error).average().orElse(0);
        long close = planned.stream().filter(Length::isClose).count();
        return new Adherence(planned.size(), error, new Ratio(close, planned.size()).value());
    }

    /** Whether no section had planned words, so that the numbers say nothing. */
    public boolean none() {
        return sections == 0;
    }
}
