package dev.longhand.pipeline;

import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose process dies just before or just after its nth change; the changes before stay. */
final class CrashingStore implements ObjectStore {
    /** The process is dead: no handler of the product may catch this. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ObjectStore store;
    private final boolean after;
    private int left;

    CrashingStore(ObjectStore store, int changes, boolean after) {
        this.store = store;
        this.left = changes;
        this.after = after;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        crash(!after);
        Creation creation = store.create(key, content);
        crash(after);
        return creation;
    }

    @Override
    public void delete(ObjectKey key) {
        crash(!after);
        store.delete(key);
        crash(after);
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return store.read(key);
    }

    @Override
    public List<String> children(ObjectKey parent, String name, int limit) {
        return store.children(parent, name, limit);
    }

    private void crash(boolean here) {
        if (here && --left < 0) {
            throw new Crash();
        }
    }
}
