package dev.longhand.store.azure;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobDownloadHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.longhand.store.Bucket;
import dev.longhand.store.ChildNames;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ParallelReads;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps each object as a block blob of an Azure container, created with {@code If-None-Match: *}. The client tries a call
 * three times, so that {@code EXISTS} may be this very call's own earlier try. A listing cannot start in the middle: each
 * page of {@link #children} reads the names before it, too.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations">Conditional headers</a>
 */
public final class AzureObjectStore implements ObjectStore {
    private static final String EXPIRY_TAG = "longhand-expiry-days";

    private final BlobContainerClient client;
    private final Bucket container;
    private final StoreSettings settings;
    private final AzureFailures failures;

    AzureObjectStore(BlobContainerClient client, Bucket container, StoreSettings settings) {
        this.client = client;
        this.container = container;
        this.settings = settings;
        this.failures = new AzureFailures(container);
    }

    /** The store in this container, which has to exist. */
    public static AzureObjectStore open(AzureServer server, Bucket container, StoreSettings settings) {
        try {
            return new AzureObjectStore(server.client(container, settings), container, settings);
        } catch (IllegalArgumentException e) {
            throw new AzureFailures(container).badSettings(e);
        }
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        BlockBlobSimpleUploadOptions request = new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        settings.expiryDays().ifPresent(days -> request.setTags(Map.of(EXPIRY_TAG, String.valueOf(days))));
        try {
            client.getBlobClient(container.path(key))
                    .getBlockBlobClient()
                    .uploadWithResponse(request, settings.timeout(), Context.NONE);
            return Creation.CREATED;
        } catch (RuntimeException e) {
            return failures.creation(e);
        }
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        try {
            return Optional.of(checked(client.getBlobClient(container.path(key))
                    .downloadContentWithResponse(null, null, settings.timeout(), Context.NONE)));
        } catch (RuntimeException e) {
            if (failures.absent(e)) {
                return Optional.empty();
            }
            throw failures.translated(e);
        }
    }

    private StoredObject checked(BlobDownloadContentResponse answer) {
        byte[] content = answer.getValue().toBytes();
        BlobDownloadHeaders head = answer.getDeserializedHeaders();
        if (head.getContentLength() == null || head.getContentLength() != content.length) {
            throw failures.truncated();
        }
        return new StoredObject(content, Duration.between(head.getLastModified(), head.getDateProperty()));
    }

    @Override
    public List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        return ParallelReads.of(keys, this::read);
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        String prefix = container.path(parent) + "/";
        ChildNames names = new ChildNames(after, limit);
        ListBlobsOptions request =
                new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(ChildNames.LARGEST_PAGE);
        try {
            for (PagedResponse<BlobItem> page :
                    client.listBlobsByHierarchy("/", request, settings.timeout()).iterableByPage()) {
                page.getValue().forEach(entry -> names.add(entry.getName().substring(prefix.length())));
                if (names.complete()) {
                    break;
                }
            }
            return names.page();
        } catch (RuntimeException e) {
            throw failures.translated(e);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            client.getBlobClient(container.path(key))
                    .deleteIfExistsWithResponse(null, null, settings.timeout(), Context.NONE);
        } catch (RuntimeException e) {
            throw failures.translated(e);
        }
    }
}
