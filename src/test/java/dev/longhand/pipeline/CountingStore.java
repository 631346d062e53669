package dev.longhand.pipeline;

import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store that counts what one process asks of it, one thing after another: many reads in one go are one round trip. */
final class CountingStore implements ObjectStore {
    private final ObjectStore store;
    private int roundTrips;
    private int beforeEnd;
    private long bytes;

    CountingStore(ObjectStore store) {
        this.store = store;
    }

    void reset() {
        roundTrips = 0;
        bytes = 0;
    }

    /** Round trips until the document was begun. */
    int roundTripsBeforeEnd() {
        return beforeEnd;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        if (key.value().endsWith(JobNames.DOCUMENT)) {
            beforeEnd = roundTrips;
        }
        roundTrips++;
        bytes += content.length;
        return store.create(key, content);
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        roundTrips++;
        return store.read(key);
    }

    @Override
    public List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        roundTrips++;
        return store.readAll(keys);
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        roundTrips++;
        return store.children(parent, after, limit);
    }

    @Override
    public void delete(ObjectKey key) {
        roundTrips++;
        store.delete(key);
    }
}
