package dev.longhand.store.s3;

import dev.longhand.store.ObjectStore;
import dev.longhand.store.ObjectStoreContract;
import org.junit.jupiter.api.AfterEach;

/** The test's own S3 is a good one as long as nothing is asked to go wrong. */
final class FaultyS3Test extends ObjectStoreContract {
    private final FaultyS3 server = FaultyS3.start();
    private final S3ObjectStore store = server.store();

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }
}
