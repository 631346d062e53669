package dev.longhand.simulation;

import java.util.random.RandomGenerator;

/** Chance from a seed: SplitMix64, small and fast. */
final class Chance implements RandomGenerator {
    private long state;

    Chance(long seed) {
        this.state = seed * 0x9E3779B97F4A7C15L;
        nextLong();
    }

    @Override
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Whether something of this chance in a thousand happens. */
    boolean perMille(int chance) {
        return chance > 0 && below(1_000) < chance;
    }

    /** A number from 0, below the bound. */
    int below(int bound) {
        return (int) (((nextLong() >>> 33) * bound) >>> 31);
    }

    /** A number of both bounds' range. */
    long between(long least, long most) {
        return least + (long) ((nextLong() >>> 11) * 0x1.0p-53 * (most - least));
    }
}
