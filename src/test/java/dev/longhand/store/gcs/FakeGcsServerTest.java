package dev.longhand.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Bucket;
import com.google.api.services.storage.model.StorageObject;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** fake-gcs-server: Google Cloud Storage over a folder. It knows no credentials. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FakeGcsServerTest extends ObjectStoreContract {
    private static final dev.longhand.store.Bucket BUCKET = new dev.longhand.store.Bucket("documents", "some/folder");

    private final int port = ServerProcess.freePort();
    private ServerProcess server;
    private Storage client;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        String address = "127.0.0.1:" + port;
        server = ServerProcess.start(
                port,
                Map.of(),
                List.of(
                        ServerProcess.installed("fake-gcs-server"),
                        "-scheme=http",
                        "-host=127.0.0.1",
                        "-port=" + port,
                        "-backend=filesystem",
                        "-filesystem-root=" + folder,
                        "-public-host=" + address,
                        "-external-url=http://" + address,
                        "-log-level=warn"));
        client = new GoogleServer(Optional.of(URI.create("http://" + address))).client(StoreSettings.DEFAULT);
        client.buckets().insert("any", new Bucket().setName(BUCKET.name())).execute();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Override
    protected ObjectStore store() {
        return new GoogleObjectStore(client, BUCKET, StoreSettings.DEFAULT);
    }

    @Test
    void a_good_server_passes_the_probe_again_and_again() {
        StoreProbe.check(store());
        StoreProbe.check(store());
    }

    @Test
    void an_object_that_expires_carries_the_time_of_the_rule() throws Exception {
        StoreSettings settings = new StoreSettings(Optional.empty(), OptionalInt.of(30), Duration.ofSeconds(30));
        ObjectKey key = new ObjectKey("expiring");
        assertThat(new GoogleObjectStore(client, BUCKET, settings).create(key, new byte[1]))
                .isEqualTo(Creation.CREATED);
        StorageObject object =
                client.objects().get(BUCKET.name(), BUCKET.path(key)).execute();
        assertThat(Duration.ofMillis(object.getCustomTime().getValue() - System.currentTimeMillis()))
                .isBetween(Duration.ofDays(29), Duration.ofDays(31));
    }

    @Test
    void a_missing_bucket_is_refused_with_one_line() {
        ObjectStore store =
                new GoogleObjectStore(client, new dev.longhand.store.Bucket("elsewhere", ""), StoreSettings.DEFAULT);
        assertThatThrownBy(() -> StoreProbe.check(store))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessage("the store gs://elsewhere does not exist: create the bucket or correct the address");
    }

    @Test
    void a_listing_goes_on_over_a_thousand_keys() {
        ObjectKey folder = new ObjectKey("many");
        List<String> names = IntStream.range(0, 1_100).mapToObj("%05d.json"::formatted).toList();
        names.forEach(name -> store().create(folder.child(name), new byte[1]));
        assertThat(store().children(folder, "", 5_000)).isEqualTo(names);
        assertThat(store().children(folder, "01050.json", 2)).containsExactly("01051.json", "01052.json");
    }
}
