package dev.longhand.store;

import java.time.InstantSource;

final class MemoryObjectStoreTest extends ObjectStoreContract {
    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());

    @Override
    protected ObjectStore store() {
        return store;
    }
}
