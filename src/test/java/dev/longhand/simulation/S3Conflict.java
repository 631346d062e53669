package dev.longhand.simulation;

import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.s3.Fault;
import dev.longhand.store.s3.FaultyS3;
import dev.longhand.store.s3.FaultyS3.Operation;
import dev.longhand.store.s3.S3ObjectStore;

/** A conflict says nothing about the object; one that is there stays as it is. */
public final class S3Conflict {
    private static final ObjectKey KEY = new ObjectKey("folder/object");

    private S3Conflict() {}

    /** Creates one object twice, the first time with a conflict: what went wrong, or nothing. */
    public static String run() {
        try (FaultyS3 server = FaultyS3.start();
                S3ObjectStore store = server.store()) {
            server.fail(Operation.PUT, Fault.CONFLICT, 1);
            Creation first = store.create(KEY, new byte[] {1});
            if (first == Creation.EXISTS || store.read(KEY).isEmpty()) {
                return "after a conflict it says %s".formatted(first);
            }
            Creation second = store.create(KEY, new byte[] {2});
            return second == Creation.EXISTS ? "" : "a second creation is %s".formatted(second);
        }
    }
}
