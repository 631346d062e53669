package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The settings of the HTTP interface that are not Quarkus' own ({@code quarkus.http.host}, {@code quarkus.http.port}). */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.http")
public interface HttpConfig {

    /**
     * Key that every call but those to {@code /health} carries as {@code Authorization: Bearer KEY}; needed to listen on
     * anything but the loopback address. Never logged.
     */
    Optional<String> apiKey();

    /** A stream of events that has nothing to say sends a comment this often, so that proxies keep it open. */
    @WithDefault("15s")
    Duration heartbeat();
}
