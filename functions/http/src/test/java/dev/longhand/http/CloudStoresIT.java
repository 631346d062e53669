package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.longhand.store.ServerProcess;
import dev.longhand.wiring.PackagedProgram;
import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with each cloud's store. */
@Tag("packaged")
class CloudStoresIT {
    private static final String ACCOUNT = "longhand";
    private static final String SECRET =
            Base64.getEncoder().encodeToString("secret".getBytes(StandardCharsets.US_ASCII));

    private final int port = ServerProcess.freePort();
    private final String address = "http://127.0.0.1:" + port;

    @TempDir
    Path folder = Path.of("");

    @Test
    void s3() throws Exception {
        Map<String, String> credentials = Map.of(
                "ROOT_ACCESS_KEY_ID", ACCOUNT,
                "ROOT_SECRET_ACCESS_KEY", SECRET);
        try (ServerProcess _ = ServerProcess.start(
                port,
                credentials,
                List.of(ServerProcess.installed("versitygw"), "--port", "127.0.0.1:" + port, "posix", bucket()))) {
            writes(
                    "s3://documents/some/folder",
                    Map.of(
                            "AWS_ENDPOINT_URL_S3", address,
                            "AWS_ACCESS_KEY_ID", ACCOUNT,
                            "AWS_SECRET_ACCESS_KEY", SECRET));
        }
    }

    @Test
    void google() throws Exception {
        try (ServerProcess _ = ServerProcess.start(
                port,
                Map.of(),
                List.of(
                        ServerProcess.installed("fake-gcs-server"),
                        "-scheme=http",
                        "-host=127.0.0.1",
                        "-port=" + port,
                        "-backend=filesystem",
                        "-filesystem-root=" + bucket(),
                        "-public-host=127.0.0.1:" + port,
                        "-external-url=" + address,
                        "-log-level=warn"))) {
            writes("gs://documents/some/folder", Map.of("STORAGE_EMULATOR_HOST", address));
        }
    }

    @Test
    void azure() throws Exception {
        try (ServerProcess _ = ServerProcess.start(
                port,
                Map.of("AZURITE_ACCOUNTS", ACCOUNT + ":" + SECRET),
                List.of(
                        "node",
                        ServerProcess.installed("node_modules/azurite/dist/src/blob/main.js"),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "" + port,
                        "--location",
                        folder.resolve("azure").toString(),
                        "--disableTelemetry",
                        "--silent",
                        "--skipApiVersionCheck"))) {
            String connection = "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s/%1$s;"
                    .formatted(ACCOUNT, SECRET, address);
            new BlobContainerClientBuilder()
                    .connectionString(connection)
                    .containerName("documents")
                    .buildClient()
                    .create();
            writes("az://documents/some/folder", Map.of("AZURE_STORAGE_CONNECTION_STRING", connection));
        }
    }

    /** A folder that the server takes for its storage, with one bucket. */
    private String bucket() throws IOException {
        Path storage = folder.resolve("storage");
        Files.createDirectories(storage.resolve("documents"));
        return storage.toString();
    }

    private void writes(String store, Map<String, String> cloud) throws Exception {
        try (ScriptedVllm model = new ScriptedVllm()) {
            Map<String, String> environment = new HashMap<>(cloud);
            environment.put("LONGHAND_STORE", store);
            environment.put("LONGHAND_MODEL_URL", model.url());
            try (Runner runner = new Runner(folder.resolve("log"), environment)) {
                runner.start();
                String id = runner.submit("Write about clouds", 1500);
                assertThat(runner.documents(Map.of("document", id)).get("document"))
                        .contains(ScriptedVllm.FLAVOUR, "## Part 5");
                if (PackagedProgram.isNative()) {
                    assertThat(runner.threads())
                            .as("platform threads wait for sockets (SocketPollers)")
                            .doesNotContain("MasterPoller");
                }
            }
        }
    }
}
