package dev.longhand.pipeline;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.longhand.document.JobId;
import java.util.Locale;

/** Makes ids: ULIDs in small letters, so that ids sort by the time they were made. */
final class Identities {
    private Identities() {}

    static String next() {
        return UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    static JobId nextJob() {
        return new JobId(next());
    }
}
