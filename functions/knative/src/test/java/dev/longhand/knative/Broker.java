package dev.longhand.knative;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longhand.event.EventCodec;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A broker with one trigger, after Knative's <a
 * href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md">data plane</a>: events are delivered in
 * any order until they are answered with 2xx, or with a status that is not to be tried again; an event in an answer of 200
 * is taken in as if it had been sent. What is sent to its ingress is taken in, too.
 */
final class Broker implements AutoCloseable {
    private static final Set<Integer> TRIED_AGAIN = Set.of(404, 408, 409, 429);
    private static final long FIRST_DELAY = 100;
    private static final long LONGEST_DELAY = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final HttpServer ingress;
    private volatile URI subscriber = URI.create("http://127.0.0.1");
    private final boolean replies;

    /** A broker that takes answers as events, or does not. */
    Broker(boolean replies) {
        this.replies = replies;
        try {
            ingress = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ingress.createContext("/", this::takeIn);
        ingress.start();
    }

    /** What a message carries. */
    private record Message(Map<String, List<String>> headers, String body) {
        MessageReader reader() {
            return HttpMessageFactory.createReaderFromMultimap(headers, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Where events are sent to from now on. */
    void subscribe(URI address) {
        subscriber = address;
    }

    /** Where events can be sent to. */
    String ingress() {
        return "http://127.0.0.1:" + ingress.getAddress().getPort();
    }

    /** Takes an event in; it may be none. */
    void send(byte[] structured) {
        deliver(new Message(Map.of("Content-Type", List.of(EventCodec.STRUCTURED)), text(structured)));
    }

    /** Ids of the events that followed from others, in the order of their coming. */
    List<String> ids() {
        return ids;
    }

    List<String> ends() {
        return ends;
    }

    List<String> refusals() {
        return refusals;
    }

    private void takeIn(HttpExchange exchange) throws IOException {
        follow(new Message(
                exchange.getRequestHeaders(), text(exchange.getRequestBody().readAllBytes())));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void follow(Message message) {
        CloudEvent event = message.reader().toEvent();
        ids.add(event.getId());
        if (event.getType().startsWith(EventCodec.ENDED)) {
            ends.add(text(new JsonFormat().serialize(event)));
        } else {
            deliver(message);
        }
    }

    private void deliver(Message message) {
        deliveries.execute(() -> {
            try {
                for (long delay = FIRST_DELAY; !settled(message); delay = Math.min(2 * delay, LONGEST_DELAY)) {
                    Thread.sleep(delay);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean settled(Message message) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(subscriber).POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).matches("ce-.*|content-type")) {
                request.header(name, values.getFirst());
            }
        });
        if (replies) {
            request.header("Prefer", "reply");
        }
        try {
            return settled(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean settled(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 4 && !TRIED_AGAIN.contains(status)) {
            refusals.add(answer.body());
            return true;
        }
        if (status == 200 && !answer.body().isEmpty() && replies) {
            follow(new Message(answer.headers().map(), answer.body()));
        }
        return status / 100 == 2;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ingress.stop(0);
        deliveries.shutdownNow();
        deliveries.close();
    }
}
