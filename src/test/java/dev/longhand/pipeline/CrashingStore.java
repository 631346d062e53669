package dev.longhand.pipeline;

import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A store whose process dies just before or just after its nth change; the changes before stay. */
final class CrashingStore implements ObjectStore {
    /** The process is dead: no handler of the product may catch this. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ObjectStore store;
    private final Predicate<ObjectKey> fatal;
    private final boolean after;
    private boolean reached;
    Runnable instead = () -> {
        throw new Crash();
    };

    CrashingStore(ObjectStore store, int changes, boolean after) {
        AtomicInteger left = new AtomicInteger(changes);
        this(store, key -> left.decrementAndGet() < 0, after);
    }

    /** Dies at the change of the object whose key ends so. */
    CrashingStore(ObjectStore store, String name, boolean after) {
        this(store, key -> key.value().endsWith(name), after);
    }

    private CrashingStore(ObjectStore store, Predicate<ObjectKey> fatal, boolean after) {
        this.store = store;
        this.fatal = fatal;
        this.after = after;
    }

    boolean reached() {
        return reached;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        boolean here = !reached && fatal.test(key);
        crash(here && !after);
        Creation creation = store.create(key, content);
        crash(here && after);
        return creation;
    }

    @Override
    public void delete(ObjectKey key) {
        boolean here = !reached && fatal.test(key);
        crash(here && !after);
        store.delete(key);
        crash(here && after);
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
        if (here) {
            reached = true;
            instead.run();
        }
    }
}
