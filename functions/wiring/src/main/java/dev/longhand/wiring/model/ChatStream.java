package dev.longhand.wiring.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.SseEvent;

/**
 * The events of one answer on their way from the event loop to the thread that reads them. The queue between them has an
 * end: an answer that outruns its reader by that much is given up. Closing it closes the connection, at any moment.
 */
final class ChatStream implements Flow.Subscriber<SseEvent<String>>, AutoCloseable {
    private static final int CAPACITY = 16_384;

    private final ChatApi api;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(CAPACITY);

    private ChatStream(ChatApi api) {
        this.api = api;
    }

    /** What can arrive. */
    sealed interface Signal {
        /** The data of an event. */
        record Data(String text) implements Signal {}

        /** The server closed the stream. */
        record Ended() implements Signal {}

        /** The answer is not a stream, or the connection broke. */
        record Failed(Throwable cause) implements Signal {}
    }

    /** Sends the request; the stream owns the client. */
    static ChatStream open(ChatApi api, String body) {
        ChatStream stream = new ChatStream(api);
        api.complete(body).subscribe(stream);
        return stream;
    }

    /** The next signal, if it arrives in time. */
    Optional<Signal> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(signals.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(SseEvent<String> event) {
        add(new Signal.Data(event.data()));
    }

    @Override
    public void onError(Throwable cause) {
        add(new Signal.Failed(cause));
    }

    @Override
    public void onComplete() {
        add(new Signal.Ended());
    }

    private void add(Signal signal) {
        if (!signals.offer(signal)) {
            signals.clear();
            signals.add(new Signal.Failed(new IllegalStateException("the answer outran its reader")));
        }
    }

    /**
     * Closes the client and with it the connection. Cancelling the subscription would not do: before the response's first
     * byte that leaves the connection open and the server reading the prompt.
     */
    @Override
    public void close() {
        api.close();
    }
}
