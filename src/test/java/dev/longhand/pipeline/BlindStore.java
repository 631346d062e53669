package dev.longhand.pipeline;

import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose lists are so old that they are empty. */
record BlindStore(ObjectStore store) implements ObjectStore {
    @Override
    public Creation create(ObjectKey key, byte[] content) {
        return store.create(key, content);
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return store.read(key);
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        return List.of();
    }

    @Override
    public void delete(ObjectKey key) {
        store.delete(key);
    }
}
