package dev.longhand.cli;

import java.time.Duration;
import java.util.Locale;

/** How fast a document grows in this process. */
final class Pace {
    private long begun;
    private int wordsBefore;
    private long tokens;
    private long firstToken;

    /** A section begins; the first one of this process starts the clock. */
    void begin(int words) {
        if (begun == 0) {
            begun = System.nanoTime();
            wordsBefore = words;
        }
        tokens = 0;
    }

    /** One more token of the section. */
    void token() {
        if (tokens++ == 0) {
            firstToken = System.nanoTime();
        }
    }

    /** Tokens a second of this section, and the time left if a target is known. */
    String describe(int words, int target) {
        double seconds = (System.nanoTime() - firstToken) / 1e9;
        String speed = String.format(Locale.ROOT, "%.1f tokens/s", seconds > 0 ? tokens / seconds : 0);
        return target > words && words > wordsBefore ? speed + ", " + left(words, target) + " left" : speed;
    }

    private String left(int words, int target) {
        double perWord = (double) (System.nanoTime() - begun) / (words - wordsBefore);
        Duration left = Duration.ofNanos((long) (perWord * (target - words)));
        return left.toMinutes() > 0
                ? "about %d min".formatted(left.toMinutes() + 1)
                : "%d s".formatted(left.toSeconds());
    }
}
