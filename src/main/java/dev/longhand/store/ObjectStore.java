package dev.longhand.store;

import java.util.List;
import java.util.Optional;

/**
 * Keeps objects that are created once and never change. Creation is atomic: of any number of creators of one key exactly
 * one gets {@link Creation#CREATED}, and no reader ever sees half an object. Safe for many threads and processes. Fails
 * with {@code STORE_UNAVAILABLE} or {@code STORE_UNUSABLE}.
 */
public interface ObjectStore {

    /** Creates the object if it is absent. */
    Creation create(ObjectKey key, byte[] content);

    /** The object, if it exists. */
    Optional<StoredObject> read(ObjectKey key);

    /** The objects at these keys, in their order; a store on a network reads them at the same time. */
    default List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        return keys.stream().map(this::read).toList();
    }

    /**
     * Names of what lies directly below the key, objects and folders alike, in ascending order, at most {@code limit} of
     * them that come after the name {@code after} (empty: from the start). May miss what was created a moment ago.
     */
    List<String> children(ObjectKey parent, String after, int limit);

    /** Deletes the object if it exists. */
    void delete(ObjectKey key);
}
