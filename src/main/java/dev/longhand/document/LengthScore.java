package dev.longhand.document;

/**
 * LongBench-Write's length score S_l (LongWriter, arXiv 2408.07055): 100 for the length asked for, falling in a
 * straight line of the ratio to 0 at four times as much and at a third of it.
 */
public final class LengthScore {
    private LengthScore() {}

    /** The score, 0 to 100, of {@code written} words where {@code asked}, at least one, were wanted. */
    public static double of(int asked, int written) {
        if (asked < 1 || written < 0) {
            throw new IllegalArgumentException("no score for " + written + " words of " + asked);
        }
        return 100 * Math.max(0, 1 - miss(asked, written));
    }

    /** The fewest words beyond those asked whose score is 0, as is that of all that are more. */
    public static int fewestTooMany(int asked) {
        return Math.multiplyExact(4, asked);
    }

    private static double miss(double asked, double written) {
        return written > asked ? (written / asked - 1) / 3 : (asked / written - 1) / 2;
    }
}
