package dev.longhand.pipeline;

import dev.longhand.store.MemoryObjectStore;
import dev.longhand.store.ObjectStore;
import java.time.InstantSource;

final class MemoryScenariosTest extends ScenarioContract {
    private final ObjectStore store = new MemoryObjectStore(InstantSource.system());

    @Override
    protected ObjectStore store() {
        return store;
    }
}
