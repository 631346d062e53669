package dev.longhand.store.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.util.DateTime;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import dev.longhand.store.Bucket;
import dev.longhand.store.ChildNames;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ParallelReads;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each object as one of a Google Cloud Storage bucket's, created with {@code ifGenerationMatch=0}. The client tries
 * a call three times, so that {@code EXISTS} may be this very call's own earlier try.
 *
 * @see <a href="https://cloud.google.com/storage/docs/request-preconditions">Request preconditions</a>
 */
public final class GoogleObjectStore implements ObjectStore, AutoCloseable {
    private static final String TYPE = "application/octet-stream";

    private final Storage client;
    private final Bucket bucket;
    private final StoreSettings settings;
    private final GoogleFailures failures;

    GoogleObjectStore(Storage client, Bucket bucket, StoreSettings settings) {
        this.client = client;
        this.bucket = bucket;
        this.settings = settings;
        this.failures = new GoogleFailures(bucket);
    }

    /** The store in this bucket, which has to exist; with Google's application default credentials. */
    public static GoogleObjectStore open(GoogleServer server, Bucket bucket, StoreSettings settings) {
        try {
            return new GoogleObjectStore(server.client(settings), bucket, settings);
        } catch (IOException e) {
            throw new GoogleFailures(bucket).noCredentials(e);
        }
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        try {
            insert(key, content).execute();
            return Creation.CREATED;
        } catch (IOException e) {
            return failures.creation(e);
        }
    }

    private Storage.Objects.Insert insert(ObjectKey key, byte[] content) throws IOException {
        StorageObject object = new StorageObject().setName(bucket.path(key)).setContentType(TYPE);
        settings.expiryDays()
                .ifPresent(days -> object.setCustomTime(new DateTime(
                        Instant.now().plus(Duration.ofDays(days)).toEpochMilli())));
        Storage.Objects.Insert request = client.objects()
                .insert(bucket.name(), object, new ByteArrayContent(TYPE, content))
                .setIfGenerationMatch(0L)
                .setFields("generation");
        settings.encryptionKey().ifPresent(request::setKmsKeyName);
        request.setDisableGZipContent(true);
        request.getMediaHttpUploader().setDirectUploadEnabled(true);
        return request;
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        try {
            HttpResponse answer =
                    client.objects().get(bucket.name(), bucket.path(key)).executeMedia();
            try {
                return Optional.of(failures.checked(answer));
            } finally {
                answer.disconnect();
            }
        } catch (IOException e) {
            if (failures.absent(e)) {
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
        try {
            Storage.Objects.List request = client.objects()
                    .list(bucket.name())
                    .setPrefix(prefix)
                    .setDelimiter("/")
                    .setStartOffset(prefix + after)
                    .setMaxResults((long) names.pageSize())
                    .setFields("items(name),prefixes,nextPageToken");
            Objects page;
            do {
                page = request.execute();
                add(page, prefix, names);
                request.setPageToken(page.getNextPageToken());
            } while (page.getNextPageToken() != null && !names.complete());
            return names.page();
        } catch (IOException e) {
            throw failures.translated(e);
        }
    }

    private static void add(Objects page, String prefix, ChildNames names) {
        if (page.getItems() != null) {
            page.getItems()
                    .forEach(object -> names.add(object.getName().substring(prefix.length())));
        }
        if (page.getPrefixes() != null) {
            page.getPrefixes().forEach(folder -> names.add(folder.substring(prefix.length())));
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            client.objects().delete(bucket.name(), bucket.path(key)).execute();
        } catch (IOException e) {
            if (!failures.absent(e)) {
                throw failures.translated(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.getRequestFactory().getTransport().shutdown();
    }
}
