package dev.longhand.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Bucket;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter makes of each status that Google answers with. */
final class GoogleFaultsTest {
    private static final ObjectKey KEY = new ObjectKey("any");

    private HttpServer server;
    private GoogleObjectStore store;
    private volatile int status;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, status == 200 ? 100 : -1);
                if (status == 200) {
                    exchange.getResponseBody().write(new byte[50]);
                    exchange.getResponseBody().flush();
                }
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = GoogleObjectStore.open(
                new GoogleServer(Optional.of(address)), new Bucket("faulty", ""), StoreSettings.DEFAULT);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"412, EXISTS", "429, UNKNOWN", "500, UNKNOWN", "503, UNKNOWN"})
    void a_create_that_is_answered(int status, Creation outcome) {
        this.status = status;
        assertThat(store.create(KEY, new byte[1])).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 501})
    void a_create_that_is_refused_for_good(int status) {
        this.status = status;
        assertFails(Kind.STORE_UNUSABLE, () -> store.create(KEY, new byte[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "401, STORE_UNUSABLE",
        "403, STORE_UNUSABLE",
        "429, STORE_UNAVAILABLE",
        "500, STORE_UNAVAILABLE",
        "503, STORE_UNAVAILABLE",
        "200, STORE_UNAVAILABLE", // half of the body is missing
    })
    void a_read_that_fails(int status, Kind kind) {
        this.status = status;
        assertFails(kind, () -> store.read(KEY));
    }

    private static void assertFails(Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(kind))
                .hasMessageContaining("gs://faulty")
                .hasMessageNotContaining("\n");
    }
}
