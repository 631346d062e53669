package dev.longhand.store.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.longhand.document.LonghandException;
import dev.longhand.store.Bucket;
import dev.longhand.store.Creation;
import dev.longhand.store.StoreFailures;

/** What Azure's answers mean. */
final class AzureFailures {
    private static final String CREDENTIALS =
            "set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT and an identity that it knows (`az login`)";

    private final StoreFailures failures;

    AzureFailures(Bucket container) {
        this.failures = new StoreFailures("az://" + container.name(), CREDENTIALS);
    }

    /** How a conditional write ended that was not a success; a refusal that lasts is thrown. */
    Creation creation(RuntimeException e) {
        if (e instanceof BlobStorageException answer && exists(answer)) {
            return Creation.EXISTS;
        }
        LonghandException failure = translated(e);
        if (failure.retryable()) {
            return Creation.UNKNOWN;
        }
        throw failure;
    }

    private static boolean exists(BlobStorageException answer) {
        return answer.getStatusCode() == 412 || BlobErrorCode.BLOB_ALREADY_EXISTS.equals(answer.getErrorCode());
    }

    /** Whether it is the object that is not there. */
    boolean absent(RuntimeException e) {
        return e instanceof BlobStorageException answer
                && answer.getStatusCode() == 404
                && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(answer.getErrorCode());
    }

    /** The client throws many kinds of exceptions for a connection that fails; only what it was answered can last. */
    LonghandException translated(RuntimeException e) {
        return switch (e) {
            case LonghandException ours -> ours;
            case BlobStorageException answer -> answered(answer);
            case ClientAuthenticationException _ ->
                failures.unusable("cannot be asked without credentials: " + CREDENTIALS, e);
            default -> failures.unavailable(e);
        };
    }

    /** Container being deleted (409) passes within seconds. */
    private LonghandException answered(BlobStorageException answer) {
        return answer.getStatusCode() == 409
                ? failures.unavailable(answer)
                : failures.of(answer.getStatusCode(), answer);
    }

    /** A connection string that is none; the client's words may show it. */
    LonghandException badSettings(IllegalArgumentException e) {
        return failures.unusable("has an account that cannot be understood: " + CREDENTIALS, e);
    }

    LonghandException truncated() {
        return failures.truncated();
    }
}
