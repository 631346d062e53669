package dev.longhand.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Bucket;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.ObjectStoreContract;
import dev.longhand.store.ServerProcess;
import dev.longhand.store.StoreProbe;
import dev.longhand.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** What an S3 server of another maker has to be for a store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3ServerContract extends ObjectStoreContract {
    static final String KEY = "longhand";
    static final String SECRET = "longhand-secret";
    private static final Bucket BUCKET = new Bucket("documents", "some/folder");

    private final int port = ServerProcess.freePort();
    private ServerProcess server;
    private S3Client client;

    /** Starts the server with {@link #KEY} and {@link #SECRET}. */
    abstract ServerProcess start(int port, Path folder) throws Exception;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        server = start(port, folder);
        client = client(SECRET, StoreSettings.DEFAULT);
        client.createBucket(request -> request.bucket(BUCKET.name()));
    }

    @AfterAll
    void close() throws Exception {
        client.close();
        server.close();
    }

    private S3Client client(String secret, StoreSettings settings) {
        return new S3Server(Optional.of(URI.create("http://127.0.0.1:" + port)), Optional.empty())
                .client(settings, StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, secret)));
    }

    @Override
    protected ObjectStore store() {
        return new S3ObjectStore(client, BUCKET, StoreSettings.DEFAULT);
    }

    @Test
    void a_good_server_passes_the_probe_again_and_again() {
        StoreProbe.check(store());
        StoreProbe.check(store());
    }

    @Test
    void an_object_that_expires_carries_the_tag_of_the_rule() {
        StoreSettings settings = new StoreSettings(Optional.empty(), OptionalInt.of(30), Duration.ofSeconds(30));
        ObjectKey key = new ObjectKey("expiring");
        assertThat(new S3ObjectStore(client, BUCKET, settings).create(key, new byte[1]))
                .isEqualTo(Creation.CREATED);
        assertThat(client.getObjectTagging(
                                request -> request.bucket(BUCKET.name()).key(BUCKET.path(key)))
                        .tagSet())
                .singleElement()
                .hasToString("Tag(Key=longhand-expiry-days, Value=30)");
    }

    @Test
    void a_missing_bucket_is_refused_with_one_line() {
        ObjectStore store = new S3ObjectStore(client, new Bucket("elsewhere", ""), StoreSettings.DEFAULT);
        assertThatThrownBy(() -> StoreProbe.check(store))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessage("the store s3://elsewhere does not exist: create the bucket or correct the address");
    }

    @Test
    void wrong_credentials_are_refused_without_showing_them() {
        try (S3ObjectStore store =
                new S3ObjectStore(client("no-secret", StoreSettings.DEFAULT), BUCKET, StoreSettings.DEFAULT)) {
            assertThatThrownBy(() -> store.read(new ObjectKey("any")))
                    .isInstanceOfSatisfying(
                            LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORE_UNUSABLE))
                    .hasMessageContaining("AWS_ACCESS_KEY_ID")
                    .hasMessageNotContainingAny("no-secret", "\n");
        }
    }
}
