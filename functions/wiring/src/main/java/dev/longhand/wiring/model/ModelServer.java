package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.client.api.LoggingScope;

/** One server and what is known of it. Every call has a client, and so a connection, of its own. Safe for many threads. */
final class ModelServer {
    /** A server that took nothing is asked last for so long. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** A job that has not called for so long has ended, or waits for something else. */
    private static final Duration AWHILE = Duration.ofSeconds(5);

    private final URI url;
    private final ModelSettings settings;
    private final Map<String, Capabilities> known = new ConcurrentHashMap<>();
    private final Admission admission = new Admission(AWHILE);
    private volatile long awaySince = System.nanoTime() - AWAY.toNanos();

    ModelServer(URI url, ModelSettings settings) {
        this.url = url;
        this.settings = settings;
    }

    /** Starts an answer. */
    ChatStream complete(String body) {
        return ChatStream.open(onClosed -> client(settings.timeouts().call(), onClosed), body);
    }

    /** What the server can do for this model; fails with {@code NOT_FOUND} when it does not have it. */
    Capabilities capabilities(String model) {
        Capabilities capabilities = known.get(model);
        return capabilities == null ? discover(model) : capabilities;
    }

    /** Asks the server again whether it has this model. */
    Capabilities discover(String model) {
        JsonNode card = card(model);
        return Objects.requireNonNull(known.compute(
                model,
                (name, before) -> before != null && before.identity().equals(Capabilities.identity(card))
                        ? before
                        : Capabilities.of(this, card, settings.window())));
    }

    /** Names of the models that the server has. */
    List<String> models() {
        return cards().stream().map(ModelServer::nameOf).toList();
    }

    /** A llama.cpp server's settings; empty JSON from a server that has no such route. */
    JsonNode props() {
        return optional(ChatApi::props);
    }

    /** The answer to a question for tokens; empty JSON from a server that has no tokenizer route. */
    JsonNode tokenize(String body) {
        return optional(client -> client.tokenize(body));
    }

    /** What vLLM tells of itself, in the text format of Prometheus; nothing from a server that does not show it. */
    Metrics metrics() {
        try {
            return new Metrics(ask(ChatApi::metrics));
        } catch (FaultException e) {
            if (e.fault().isLoading()) {
                throw e;
            }
            return new Metrics("");
        }
    }

    /** Who may call now. */
    Admission admission() {
        return admission;
    }

    /** The server took nothing just now. */
    void away() {
        awaySince = System.nanoTime();
    }

    /** Whether the server took nothing a short time ago. */
    boolean isAway() {
        return System.nanoTime() - awaySince < AWAY.toNanos();
    }

    /** Where it listens. */
    URI url() {
        return url;
    }

    /** Returns when the server says that it is well; fails when it does not. A server without the route is taken to be. */
    void health() {
        try {
            ask(ChatApi::health);
        } catch (FaultException e) {
            if (!e.fault().isMissingRoute()) {
                throw e;
            }
        }
    }

    private JsonNode card(String model) {
        List<JsonNode> cards = cards();
        return cards.stream()
                .filter(card -> nameOf(card).equals(model))
                .findFirst()
                .orElseThrow(() -> unknown(model, cards));
    }

    private static LonghandException unknown(String model, List<JsonNode> cards) {
        String names = cards.stream().map(ModelServer::nameOf).collect(Collectors.joining(", "));
        return LonghandException.of(
                Kind.NOT_FOUND, "the model server has no model %s; it has: %s".formatted(model, names));
    }

    private static String nameOf(JsonNode card) {
        return card.path("id").asText();
    }

    private List<JsonNode> cards() {
        JsonNode list = optional(ChatApi::models).path("data");
        if (!list.isArray()) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "%s is not an OpenAI-compatible server: set longhand.model.url".formatted(url));
        }
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** The answer of a route that not every server has; empty JSON from one that has not. */
    private JsonNode optional(Function<ChatApi, String> question) {
        try {
            return Json.read(ask(question)).orElseGet(Json::object);
        } catch (FaultException e) {
            if (e.fault().isMissingRoute()) {
                return Json.object();
            }
            throw e;
        }
    }

    /** Asks a small question, which is answered within the stall limit. */
    private String ask(Function<ChatApi, String> question) {
        try (ChatApi client = client(settings.timeouts().stall(), () -> {})) {
            return question.apply(client);
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }

    private ChatApi client(Duration timeout, Runnable onClosed) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .followRedirects(false) // the key and the prompt go to this address only
                .loggingScope(LoggingScope.NONE) // bodies are prompts, whatever the application logs otherwise
                .register(new RawEvents())
                .httpClientRequestCustomizer(request -> request.connection().closeHandler(connection -> onClosed.run()))
                .connectTimeout(settings.timeouts().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        String key = settings.apiKey().value();
        if (!key.isEmpty()) {
            builder.register(
                    (ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization", "Bearer " + key));
        }
        return builder.build(ChatApi.class);
    }
}
