package dev.longhand.store.s3;

import dev.longhand.store.Creation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries a conditional write again while S3 answers 409. That status says that another request for the key was under way,
 * not that the object is there: that other one may have failed.
 */
final class Conflicts {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Conflicts() {}

    /** What the write, empty on a conflict, ends with. */
    static Creation retried(Supplier<Optional<Creation>> write) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Creation> creation = write.get();
            if (creation.isPresent()) {
                return creation.get();
            }
            pause(tries);
        }
        return Creation.UNKNOWN;
    }

    private static void pause(int tries) {
        long longest = PAUSE.toMillis() << tries;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
