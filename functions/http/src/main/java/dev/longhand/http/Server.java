package dev.longhand.http;

import dev.longhand.wiring.LonghandConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says where it listens, once it does, and stays until it is stopped. */
public final class Server implements QuarkusApplication {
    private final String host;
    private final int port;
    private final String store;

    @Inject
    Server(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            LonghandConfig config) {
        this.host = host;
        this.port = port;
        this.store = config.store();
    }

    @Override
    @SuppressWarnings("SystemOut") // what a person waits for
    public int run(String... arguments) {
        String address = host.contains(":") ? "[" + host + "]" : host;
        System.out.printf(
                "Longhand listens on http://%s:%d and keeps documents in %s; Ctrl+C stops it.%n", address, port, store);
        Quarkus.waitForExit();
        return 0;
    }
}
