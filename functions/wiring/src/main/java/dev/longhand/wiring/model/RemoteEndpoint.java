package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Servers that somebody else runs, at configured addresses. */
public final class RemoteEndpoint implements ModelEndpoint {
    private static final Logger LOG = Logger.getLogger(RemoteEndpoint.class);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String WANTED =
            "longhand.model.url must be like http://host:8000/v1: http or https, without user name, query or fragment";

    private final List<URI> urls;
    private final String name;
    private final Replicas replicas;

    /**
     * @param urls addresses with or without {@code /v1}, http or https, with commas between them: servers of the same models
     * @param name the default model; when empty, the servers must have exactly one
     */
    public RemoteEndpoint(String urls, String name, ModelSettings settings) {
        this.urls = Stream.of(urls.split(",", -1))
                .map(String::strip)
                .map(RemoteEndpoint::root)
                .distinct()
                .toList();
        this.name = name.strip();
        this.replicas = Replicas.at(this.urls, settings);
    }

    @Override
    public List<URI> urlsFor(String model) {
        return urls;
    }

    @Override
    public void require(String model) {
        try {
            replicas.ask(server -> server.discover(model));
        } catch (FaultException e) {
            LOG.debugf(
                    "the model server does not say what it has (%d)", e.fault().status());
        } catch (LonghandException e) {
            if (!e.retryable()) {
                throw e;
            }
        }
    }

    @Override
    public String defaultModel() {
        return name.isEmpty() ? onlyModel() : name;
    }

    private String onlyModel() {
        List<String> models = models();
        return switch (models.size()) {
            case 0 -> throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the model server lists no model yet");
            case 1 -> models.getFirst();
            default ->
                throw LonghandException.invalid(
                        "the model server has several models; name one of: " + String.join(", ", models));
        };
    }

    private List<String> models() {
        try {
            return replicas.ask(ModelServer::models);
        } catch (FaultException e) {
            throw e.fault().about("", List.of());
        }
    }

    private static URI root(String url) {
        try {
            URI uri = URI.create(url.replaceFirst("/*(/v1/*)?$", ""));
            if (acceptable(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw LonghandException.of(Kind.INVALID, WANTED, e);
        }
        throw LonghandException.invalid(WANTED);
    }

    /** Never shown in a message: a wrong address can have a password in it. */
    private static boolean acceptable(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }
}
