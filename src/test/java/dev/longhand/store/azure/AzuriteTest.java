package dev.longhand.store.azure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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

/** Azurite: Azure's own stand-in for its storage. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AzuriteTest extends ObjectStoreContract {
    private static final Bucket CONTAINER = new Bucket("documents", "some/folder");
    private static final String KEY = key("longhand");

    private final int port = ServerProcess.freePort();
    private ServerProcess server;
    private BlobContainerClient client;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(
                port,
                Map.of("AZURITE_ACCOUNTS", "longhand:" + KEY),
                List.of(
                        "node",
                        ServerProcess.installed("node_modules/azurite/dist/src/blob/main.js"),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        String.valueOf(port),
                        "--location",
                        folder.toString(),
                        "--disableTelemetry",
                        "--silent",
                        "--skipApiVersionCheck"));
        client = client(CONTAINER, KEY);
        client.create();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    private static String key(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(US_ASCII));
    }

    private BlobContainerClient client(Bucket container, String key) {
        String connection = "DefaultEndpointsProtocol=http;AccountName=longhand;AccountKey=%s;BlobEndpoint=http://127.0.0.1:%d/longhand;"
                .formatted(key, port);
        return new AzureServer(Optional.of(connection), Optional.empty()).client(container, StoreSettings.DEFAULT);
    }

    @Override
    protected ObjectStore store() {
        return new AzureObjectStore(client, CONTAINER, StoreSettings.DEFAULT);
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
        assertThat(new AzureObjectStore(client, CONTAINER, settings).create(key, new byte[1]))
                .isEqualTo(Creation.CREATED);
        assertThat(client.getBlobClient(CONTAINER.path(key)).getTags()).containsExactly(Map.entry("longhand-expiry-days", "30"));
    }

    @Test
    void a_missing_container_is_refused_with_one_line() {
        Bucket elsewhere = new Bucket("elsewhere", "");
        ObjectStore store = new AzureObjectStore(client(elsewhere, KEY), elsewhere, StoreSettings.DEFAULT);
        assertThatThrownBy(() -> StoreProbe.check(store))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessage("the store az://elsewhere does not exist: create the bucket or correct the address");
    }

    @Test
    void wrong_credentials_are_refused_without_showing_them() {
        String wrong = key("no-secret");
        ObjectStore store = new AzureObjectStore(client(CONTAINER, wrong), CONTAINER, StoreSettings.DEFAULT);
        assertThatThrownBy(() -> store.read(new ObjectKey("any")))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING")
                .hasMessageNotContainingAny(wrong, "\n");
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
