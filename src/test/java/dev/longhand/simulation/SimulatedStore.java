package dev.longhand.simulation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object store whose operations take virtual time and fail in every way that a real one does. */
final class SimulatedStore implements ObjectStore {
    /** How old a list can be. */
    static final long STALE = 10 * Timeline.SECOND;

    /** One for all: its stack trace costs more than all that a schedule does between two of them. */
    @SuppressWarnings("StaticAssignmentOfThrowable")
    private static final LonghandException UNAVAILABLE =
            LonghandException.of(Kind.STORE_UNAVAILABLE, "the simulated store does not answer");

    private final World world;
    private final Map<String, Entry> objects = new HashMap<>();
    private long downUntil = -1;
    private @Nullable ObjectKey lastCut;

    SimulatedStore(World world) {
        this.world = world;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] content, long created) {}

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        Work work = begin("create", key);
        Creation creation = creation(key, content, work);
        world.timeline().pass(world.chance().between(Timeline.MILLI, 10 * Timeline.MILLI));
        world.point(creation.name(), key);
        return creation;
    }

    private Creation creation(ObjectKey key, byte[] content, Work work) {
        Weather weather = world.weather();
        if (weather.strikes(Fault.UNKNOWN_LOST)) {
            return Creation.UNKNOWN;
        }
        if (weather.strikes(Fault.UNKNOWN_LATE)) {
            world.timeline().in(world.chance().between(0, 20 * Timeline.SECOND), () -> apply(key, content, work));
            return Creation.UNKNOWN;
        }
        Creation creation = apply(key, content, work);
        if (weather.strikes(Fault.UNKNOWN_APPLIED)) {
            return Creation.UNKNOWN;
        }
        return weather.strikes(Fault.EXISTS_OWN) ? Creation.EXISTS : creation;
    }

    private Creation apply(ObjectKey key, byte[] content, Work work) {
        Entry entry = new Entry(content, world.timeline().now());
        if (objects.putIfAbsent(key.value(), entry) != null) {
            return Creation.EXISTS;
        }
        world.ledger().created(key.value(), content, work);
        return Creation.CREATED;
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        begin("read", key);
        return found(key);
    }

    @Override
    public List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        begin("read", keys.getFirst());
        return keys.stream().map(this::found).toList();
    }

    private Optional<StoredObject> found(ObjectKey key) {
        Entry entry = objects.get(key.value());
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredObject(arrived(key, entry), Duration.ofNanos(world.timeline().now() - entry.created)));
    }

    /** What comes out of the network: never twice in a row half an object, which would be a damaged one. */
    private byte[] arrived(ObjectKey key, Entry entry) {
        if (!key.equals(lastCut) && world.weather().strikes(Fault.READ_CUT)) {
            lastCut = key;
            return Arrays.copyOf(entry.content, entry.content.length / 2);
        }
        lastCut = key.equals(lastCut) ? null : lastCut;
        return entry.content;
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        begin("list", parent);
        boolean stale = world.weather().strikes(Fault.LIST_STALE);
        long seen = world.timeline().now() - (stale ? STALE : 0);
        String prefix = parent.value() + "/";
        TreeSet<String> names = new TreeSet<>();
        objects.forEach((key, entry) -> {
            if (key.startsWith(prefix) && entry.created <= seen) {
                int end = key.indexOf('/', prefix.length());
                names.add(key.substring(prefix.length(), end < 0 ? key.length() : end));
            }
        });
        return names.tailSet(after, false).stream().limit(limit).toList();
    }

    @Override
    public void delete(ObjectKey key) {
        begin("delete", key);
        if (objects.remove(key.value()) != null) {
            world.ledger().deleted(key.value());
        }
        world.timeline().pass(world.chance().between(Timeline.MILLI, 10 * Timeline.MILLI));
        world.point("deleted", key);
        if (world.weather().strikes(Fault.DELETION_UNSURE)) {
            throw UNAVAILABLE;
        }
    }

    /** Lets an operation's request get through to the store, or not. */
    private Work begin(String what, ObjectKey key) {
        Work work = world.timeline().current();
        world.point(what, key);
        Weather weather = world.weather();
        long most = (weather.strikes(Fault.STORE_SLOW) ? 10_000 : 20) * Timeline.MILLI;
        world.timeline().pass(world.chance().between(Timeline.MILLI, most));
        if (weather.strikes(Fault.STORE_DOWN)) {
            downUntil = weather.until(30 * Timeline.SECOND);
        }
        if (world.timeline().now() < downUntil || weather.strikes(Fault.STORE_UNAVAILABLE)) {
            throw UNAVAILABLE;
        }
        return work;
    }

    /** Everything that there is, for the judge. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new HashMap<>();
        objects.forEach((key, entry) -> contents.put(key, entry.content));
        return contents;
    }

}
