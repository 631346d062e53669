package dev.longhand.evaluation.page;

import java.util.Locale;

/** Numbers as text, the same on every machine. */
public final class Numbers {
    private static final double TENTHS = 10;

    private Numbers() {}

    /** With so many digits after the point. */
    public static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0);
    }

    /** With an explicit sign, so many digits after the point. */
    public static String signed(double value, int digits) {
        return (value > 0 ? "+" : "") + fixed(value, digits).replace('-', '−');
    }

    /** A whole number with its thousands apart. */
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share as a percentage with one digit after the point. */
    public static String percent(double share) {
        return fixed(share * 100, 1) + " %";
    }

    static String coordinate(double value) {
        return Double.toString(Math.round(value * TENTHS) / TENTHS);
    }
}
