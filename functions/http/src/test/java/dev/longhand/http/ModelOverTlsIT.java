package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program and a model server with a certificate that it signed itself. */
class ModelOverTlsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void certificate() throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "model",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        keys().toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void a_trusted_server_writes_a_document() throws Exception {
        try (ScriptedVllm model = ScriptedVllm.overTls(tls());
                Runner runner = runner(
                        model,
                        "-Djavax.net.ssl.trustStore=" + keys(),
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)) {
            runner.start();
            String id = runner.submit("Write about trust", 1500);
            assertThat(runner.documents(Map.of("document", id)).get("document")).contains(ScriptedVllm.FLAVOUR);
        }
    }

    @Test
    void an_unknown_server_gets_nothing() throws Exception {
        try (ScriptedVllm model = ScriptedVllm.overTls(tls());
                Runner runner = runner(model)) {
            runner.start();
            String id = runner.submit("Write about mistrust", 1500);
            Thread.sleep(Duration.ofSeconds(3));
            assertThat(runner.state(id)).isEqualTo("planning");
            assertThat(model.begun()).isZero();
        }
    }

    private Runner runner(ScriptedVllm model, String... settings) {
        Map<String, String> environment = Map.of(
                "LONGHAND_STORE",
                folder.resolve("store").toString(),
                "LONGHAND_MODEL_URL",
                model.url(),
                "LONGHAND_MODEL_NAME",
                ScriptedVllm.MODEL);
        return new Runner(folder.resolve("log"), environment, settings);
    }

    private Path keys() {
        return folder.resolve("keys.p12");
    }

    private SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
