package dev.longhand.pipeline;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a store again, with growing pauses, while it does not answer or does not say how a creation ended: what the model
 * wrote is not given up for a store's bad minute. A creation is therefore {@code CREATED} or {@code EXISTS}, and the
 * latter may be this caller's own earlier try.
 */
final class PatientStore implements ObjectStore {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ObjectStore store;
    private final Host host;
    private final Duration patience;

    PatientStore(ObjectStore store, Host host, Duration patience) {
        this.store = store;
        this.host = host;
        this.patience = patience;
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        return patiently(() -> settled(key, store.create(key, content)));
    }

    private static Creation settled(ObjectKey key, Creation creation) {
        if (creation == Creation.UNKNOWN) {
            throw LonghandException.of(Kind.STORE_UNAVAILABLE, "the store does not say whether it took " + key);
        }
        return creation;
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return patiently(() -> store.read(key));
    }

    @Override
    public List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        return patiently(() -> store.readAll(keys));
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        return patiently(() -> store.children(parent, after, limit));
    }

    @Override
    public void delete(ObjectKey key) {
        patiently(() -> {
            store.delete(key);
            return key;
        });
    }

    private <T> T patiently(Supplier<T> operation) {
        long began = host.ticker().nanos();
        for (int tries = 0; ; tries++) {
            try {
                return operation.get();
            } catch (LonghandException e) {
                if (e.kind() != Kind.STORE_UNAVAILABLE || exhausted(began)) {
                    throw e;
                }
                host.ticker().sleep(pause(tries));
            }
        }
    }

    private boolean exhausted(long began) {
        return Thread.currentThread().isInterrupted() || host.ticker().since(began).compareTo(patience) >= 0;
    }

    private Duration pause(int tries) {
        long doubled = Math.min(FIRST_PAUSE.toMillis() << Math.min(tries, 10), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(doubled / 2 + host.random().nextLong(doubled / 2 + 1));
    }
}
