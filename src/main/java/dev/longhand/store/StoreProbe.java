package dev.longhand.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.util.Arrays;

/**
 * Finds a store that creates an object although it is there, on which nothing durable can be built: some servers ignore
 * the condition without a word. Costs one round trip on a store that was probed before.
 */
public final class StoreProbe {
    private static final ObjectKey KEY = new ObjectKey("index/probe");
    private static final byte[] FIRST = "first".getBytes(US_ASCII);
    private static final byte[] SECOND = "second".getBytes(US_ASCII);

    private StoreProbe() {}

    /** Refuses a store that ignores the condition with {@code STORE_UNUSABLE}; one that does not say, as unavailable. */
    public static void check(ObjectStore store) {
        switch (store.create(KEY, FIRST)) {
            case EXISTS -> {}
            case CREATED -> checkSecond(store);
            case UNKNOWN -> throw unavailable();
        }
    }

    private static void checkSecond(ObjectStore store) {
        Creation second = store.create(KEY, SECOND);
        if (second == Creation.UNKNOWN) {
            throw unavailable();
        }
        if (second == Creation.CREATED || !firstIsThere(store)) {
            store.delete(KEY);
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE,
                    "the store overwrites objects that exist (it ignores conditional writes): choose another store");
        }
    }

    private static boolean firstIsThere(ObjectStore store) {
        return store.read(KEY)
                .filter(stored -> Arrays.equals(stored.content(), FIRST))
                .isPresent();
    }

    private static LonghandException unavailable() {
        return LonghandException.of(Kind.STORE_UNAVAILABLE, "the store did not say how a write ended: try again later");
    }
}
