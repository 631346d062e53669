package dev.longhand.pipeline;

import dev.longhand.store.ObjectStore;
import dev.longhand.store.s3.FaultyS3;
import dev.longhand.store.s3.S3ObjectStore;
import org.junit.jupiter.api.AfterEach;

/** The scenarios on S3. */
final class S3ScenariosTest extends ScenarioContract {
    private final FaultyS3 server = FaultyS3.start();
    private final S3ObjectStore store = server.store();

    @Override
    protected ObjectStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }
}
