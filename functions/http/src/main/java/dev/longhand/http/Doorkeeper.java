package dev.longhand.http;

import dev.longhand.document.LonghandException;
import dev.longhand.wiring.HttpConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call anything at all. With a key, who knows it; without one, who is on this machine: then the server
 * listens on the loopback address only, and the {@code Host} must name it, so that no web page can reach the server by
 * pointing a name of its own at it (DNS rebinding).
 */
@Singleton
final class Doorkeeper {
    private static final String SCHEME = "Bearer ";
    private static final int BEFORE_ALL = 1_000;
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private final HttpConfig config;
    private final String host;

    Doorkeeper(HttpConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.host = host;
    }

    void checkSettings(@Observes StartupEvent start) {
        if (config.apiKey().isEmpty() && !isLoopback(host)) {
            throw LonghandException.invalid(
                    "listening on %s lets others in: set longhand.http.api-key (LONGHAND_HTTP_API_KEY), or use --host 127.0.0.1"
                            .formatted(host));
        }
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL);
    }

    private void check(RoutingContext route) {
        refusal(route).ifPresentOrElse(problem -> RouteProblems.write(route, problem), route::next);
    }

    private Optional<Problem> refusal(RoutingContext route) {
        HttpServerRequest request = route.request();
        return config.apiKey()
                .map(key -> withoutKey(key, route.normalizedPath(), request.getHeader("Authorization")))
                .orElseGet(() -> fromElsewhere(request.authority()));
    }

    private static Optional<Problem> withoutKey(String key, String path, @Nullable String authorization) {
        boolean open = path.equals("/health") || path.startsWith("/health/");
        return open || isEqual(key, bearer(authorization)) ? Optional.empty() : Optional.of(Problems.of(401));
    }

    private static String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length())
                : "";
    }

    /** Takes as long for a wrong key as for the right one. */
    private static boolean isEqual(String key, String given) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Problem> fromElsewhere(@Nullable HostAndPort authority) {
        boolean here = authority != null && LOOPBACK.matcher(authority.host()).matches();
        return here ? Optional.empty() : Optional.of(Problems.of(421));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "the host %s is not known on this machine".formatted(host), e);
        }
    }
}
