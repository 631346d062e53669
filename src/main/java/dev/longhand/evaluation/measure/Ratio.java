package dev.longhand.evaluation.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One number over another, with both kept.
 *
 * @param whole what {@code part} is divided by; 0 when there was nothing to count
 */
public record Ratio(long part, long whole) {
    public Ratio {
        if (part < 0 || whole < 0) {
            throw new IllegalArgumentException("no ratio of %d to %d".formatted(part, whole));
        }
    }

    /** {@code part / whole}; 0 when there was nothing to count. */
    @JsonProperty
    public double value() {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Whether there was nothing to count, so that the value says nothing. */
    public boolean none() {
        return whole == 0;
    }
}
