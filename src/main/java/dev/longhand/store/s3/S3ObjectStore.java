package dev.longhand.store.s3;

import dev.longhand.store.Bucket;
import dev.longhand.store.ChildNames;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ParallelReads;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.StoredObject;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Keeps each object as one of an S3 bucket's, created with {@code If-None-Match: *}. The client tries a call three times,
 * so that {@code EXISTS} may be this very call's own earlier try.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final String EXPIRY_TAG = "longhand-expiry-days=";

    private final S3Client client;
    private final Bucket bucket;
    private final StoreSettings settings;
    private final S3Failures failures;

    S3ObjectStore(S3Client client, Bucket bucket, StoreSettings settings) {
        this.client = client;
        this.bucket = bucket;
        this.settings = settings;
        this.failures = new S3Failures(bucket);
    }

    /** The store in this bucket, which has to exist; credentials are found by Amazon's own chain of settings. */
    public static S3ObjectStore open(S3Server server, Bucket bucket, StoreSettings settings) {
        return new S3ObjectStore(server.client(settings), bucket, settings);
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        return Conflicts.retried(() -> {
            try {
                client.putObject(putRequest(key), RequestBody.fromBytes(content));
                return Optional.of(Creation.CREATED);
            } catch (SdkException e) {
                return failures.creation(e);
            }
        });
    }

    private PutObjectRequest putRequest(ObjectKey key) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket.name()).key(bucket.path(key)).ifNoneMatch("*");
        settings.encryptionKey()
                .ifPresent(id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(id));
        settings.expiryDays().ifPresent(days -> request.tagging(EXPIRY_TAG + days));
        return request.build();
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        try {
            ResponseBytes<GetObjectResponse> answer =
                    client.getObjectAsBytes(request -> request.bucket(bucket.name()).key(bucket.path(key)));
            return Optional.of(failures.checked(answer));
        } catch (SdkException e) {
            if (S3Failures.absent(e)) {
                return Optional.empty();
            }
            throw failures.translated(e);
        }
    }

    @Override
    public List<Optional<StoredObject>> readAll(List<ObjectKey> keys) {
        return ParallelReads.of(keys, this::read);
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        String prefix = bucket.path(parent) + "/";
        ChildNames names = new ChildNames(after, limit);
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket.name())
                .prefix(prefix)
                .delimiter("/")
                .startAfter(prefix + after)
                .maxKeys(names.pageSize())
                .build();
        try {
            for (ListObjectsV2Response page : client.listObjectsV2Paginator(request)) {
                page.contents().forEach(object -> names.add(object.key().substring(prefix.length())));
                page.commonPrefixes()
                        .forEach(folder -> names.add(folder.prefix().substring(prefix.length())));
                if (names.complete()) {
                    break;
                }
            }
            return names.page();
        } catch (SdkException e) {
            throw failures.translated(e);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            client.deleteObject(request -> request.bucket(bucket.name()).key(bucket.path(key)));
        } catch (SdkException e) {
            throw failures.translated(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
