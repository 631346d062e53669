package dev.longhand.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps objects in memory: for tests and for trying things out. Nothing outlives the process. */
public final class MemoryObjectStore implements ObjectStore {
    private final ConcurrentNavigableMap<String, Entry> objects = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] content, Instant created) {}

    /** An empty store whose objects are dated by this clock. */
    public MemoryObjectStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        Entry entry = new Entry(content.clone(), clock.instant());
        return objects.putIfAbsent(key.value(), entry) == null ? Creation.CREATED : Creation.EXISTS;
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return Optional.ofNullable(objects.get(key.value()))
                .map(entry -> new StoredObject(entry.content().clone(), Duration.between(entry.created(), clock.instant())));
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
