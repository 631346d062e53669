package dev.longhand.http;

import dev.longhand.document.LonghandException;

/** How many documents a page has at most, 1 to 100. */
public record PageSize(int value) {
    private static final int MOST = 100;

    public PageSize {
        if (value < 1 || value > MOST) {
            throw LonghandException.invalid("limit must be from 1 to %d, not %d".formatted(MOST, value));
        }
    }

    /** The size that a caller writes as a number. */
    static PageSize parse(String text) {
        try {
            return new PageSize(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "limit must be a whole number from 1 to %d".formatted(MOST), e);
        }
    }
}
