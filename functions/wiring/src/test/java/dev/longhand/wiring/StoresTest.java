package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoresTest {
    private static final StoreSettings IMPATIENT =
            new StoreSettings(Optional.empty(), OptionalInt.empty(), Duration.ofSeconds(3));

    @TempDir
    Path folder;

    private static Stores stores(Map<String, String> environment) {
        return new Stores(name -> Optional.ofNullable(environment.get(name)), IMPATIENT);
    }

    @Test
    void a_path_and_a_file_address_are_folders() {
        assertThat(stores(Map.of()).open(folder.toString())).isInstanceOf(FileObjectStore.class);
        assertThat(stores(Map.of()).open(folder.toUri().toString())).isInstanceOf(FileObjectStore.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://x/y",
                "s3:bucket",
                "s3://",
                "s3://b",
                "s3://Bucket",
                "gs://bucket/../other",
                "gs://bucket//x",
                "az://bucket/a b",
                "s3://key:secret@bucket/x",
                "http://key:secret@host/bucket"
            })
    void a_bad_address_is_refused_with_one_line(String address) {
        assertThatThrownBy(() -> stores(Map.of()).open(address))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID))
                .hasMessageContaining("is not a folder")
                .hasMessageNotContainingAny("\n", "secret");
    }

    @Test
    void an_azure_container_needs_an_account() {
        assertThatThrownBy(() -> stores(Map.of()).open("az://documents"))
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_ACCOUNT");
    }

    @Test
    void a_connection_string_that_is_none_is_refused_without_showing_it() {
        assertThatThrownBy(() -> stores(Map.of("AZURE_STORAGE_CONNECTION_STRING", "no-secret"))
                        .open("az://documents"))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING")
                .hasMessageNotContainingAny("no-secret", "\n");
    }

    @Test
    void an_endpoint_that_is_no_address_is_refused() {
        assertThatThrownBy(() -> stores(Map.of("STORAGE_EMULATOR_HOST", "not an address"))
                        .open("gs://documents"))
                .hasMessageContaining("STORAGE_EMULATOR_HOST is not an address");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://documents/some/folder, AWS_ENDPOINT_URL_S3, http://127.0.0.1:1",
        "gs://documents, STORAGE_EMULATOR_HOST, 127.0.0.1:1",
        "az://documents/, AZURE_STORAGE_CONNECTION_STRING,"
                + " DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:1/a;",
    })
    void a_store_in_a_cloud_is_probed_when_it_is_opened(String address, String name, String value) {
        System.setProperty("aws.accessKeyId", "any");
        System.setProperty("aws.secretAccessKey", "any");
        try {
            assertThatThrownBy(() -> stores(Map.of(name, value)).open(address))
                    .isInstanceOfSatisfying(
                            LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORE_UNAVAILABLE))
                    .hasMessageContaining("did not say how a write ended");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
