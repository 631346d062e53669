package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The events of one answer on their way from the event loop to the thread that reads them. The queue between them has an
 * end: an answer that outruns its reader by that much is given up. Closing it closes the connection, at any moment.
 */
final class ChatStream implements Flow.Subscriber<byte[]>, AutoCloseable {
    private static final int CAPACITY = 16_384;

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(CAPACITY);
    private final EventParser parser = new EventParser(data -> add(new Signal.Data(data)));
    private final ChatApi api;
    private volatile boolean closed;

    private ChatStream(Function<Runnable, ChatApi> client) {
        api = client.apply(() -> closed = true);
    }

    /** What can arrive. */
    sealed interface Signal {
        /** The data of an event. */
        record Data(String text) implements Signal {}

        /** The server closed the stream. */
        record Ended() implements Signal {}

        /** The server refused, the connection broke, or what came is no stream of events. */
        record Failed(Throwable cause) implements Signal {}
    }

    /**
     * Sends the request.
     *
     * @param client makes the client, which calls back when its connection is closed
     */
    static ChatStream open(Function<Runnable, ChatApi> client, String body) {
        ChatStream stream = new ChatStream(client);
        stream.api.complete(body).subscribe(stream);
        return stream;
    }

    /**
     * The next signal, if it arrives in time. A closed connection on which nothing came meanwhile is an end: the REST client
     * does not tell of one that broke just after the head of the response.
     */
    Optional<Signal> next(Duration wait) throws InterruptedException {
        boolean over = closed;
        Signal signal = signals.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        return signal == null && over ? Optional.of(new Signal.Ended()) : Optional.ofNullable(signal);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(byte[] bytes) {
        try {
            parser.take(bytes);
        } catch (LonghandException e) {
            onError(e);
        }
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
            signals.add(new Signal.Failed(
                    LonghandException.of(Kind.MODEL_UNAVAILABLE, "the answer came faster than it could be kept")));
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
