package dev.longhand.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps objects in memory: for tests and for trying things out. Nothing outlives the process. */
public final class MemoryObjectStore implements ObjectStore {
    private final ConcurrentNavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    /** An empty store whose objects are dated by this clock. */
    public MemoryObjectStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        StoredObject object = new StoredObject(content.clone(), clock.instant());
        return objects.putIfAbsent(key.value(), object) == null ? Creation.CREATED : Creation.EXISTS;
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return Optional.ofNullable(objects.get(key.value()))
                .map(object -> new StoredObject(object.content().clone(), object.created()));
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        String prefix = parent.value() + "/";
        return objects.tailMap(prefix, false).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()).split("/", 2)[0])
                .distinct()
                .sorted()
                .filter(name -> name.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key.value());
    }
}
