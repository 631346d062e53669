package dev.longhand.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longhand.store.Bucket;
import dev.longhand.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * As much of S3 as a store needs, over HTTP in this JVM, with faults on demand: {@code start()}, {@code store()},
 * {@code fail(PUT, SLOW_DOWN, 2)}. One bucket, kept in memory; credentials are not looked at.
 */
public final class FaultyS3 implements AutoCloseable {
    /** How late a slow answer is: later than a store of {@link #impatientStore} waits. */
    public static final Duration SLOW = Duration.ofMillis(1_500);

    private static final Bucket BUCKET = new Bucket("faulty", "jobs");

    /** What a request asks for. */
    public enum Operation {
        PUT,
        GET,
        LIST,
        DELETE
    }

    private final S3Objects objects = new S3Objects();
    private final Map<Operation, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<Operation, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Duration latency = Duration.ZERO;

    private FaultyS3(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** A server on a free port of the loopback address. */
    public static FaultyS3 start() {
        try {
            return new FaultyS3(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A store in its bucket with settings as in production; to be closed by the caller. */
    public S3ObjectStore store() {
        return store(StoreSettings.DEFAULT);
    }

    /** A store that waits a second for an answer, and three in all. */
    public S3ObjectStore impatientStore() {
        return store(new StoreSettings(Optional.empty(), OptionalInt.empty(), Duration.ofSeconds(3)));
    }

    /** A store with these settings. */
    public S3ObjectStore store(StoreSettings settings) {
        return new S3ObjectStore(
                new S3Server(Optional.of(address()), Optional.empty())
                        .client(settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"))),
                BUCKET,
                settings);
    }

    /** The next so many requests of this kind go wrong, after those that were said to before. */
    public void fail(Operation operation, Fault fault, int times) {
        Deque<Fault> queue = faults.computeIfAbsent(operation, _ -> new ConcurrentLinkedDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    /** Every request is answered this much later from now on. */
    public void delayBy(Duration latency) {
        this.latency = latency;
    }

    /** How many requests of this kind came in. */
    public int requests(Operation operation) {
        return requests.computeIfAbsent(operation, _ -> new AtomicInteger()).get();
    }

    /** How many requests came in. */
    public int requests() {
        return requests.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            S3Request request = S3Request.of(exchange);
            requests.computeIfAbsent(request.operation(), _ -> new AtomicInteger()).incrementAndGet();
            pause(latency);
            Optional<Fault> fault = Optional.ofNullable(faults.get(request.operation())).map(Deque::poll);
            Optional<S3Answer> answer = fault.isEmpty()
                    ? Optional.of(objects.answer(request))
                    : faulty(request, fault.get());
            if (answer.isPresent()) {
                answer.get().send(exchange);
            }
        }
    }

    /** The answer, or none if the connection is to be cut. */
    private Optional<S3Answer> faulty(S3Request request, Fault fault) {
        return switch (fault) {
            case CONFLICT -> Optional.of(S3Answer.error(409, "ConditionalRequestConflict"));
            case PRECONDITION_FAILED -> Optional.of(S3Answer.error(412, "PreconditionFailed"));
            case INTERNAL_ERROR -> Optional.of(S3Answer.error(500, "InternalError"));
            case SLOW_DOWN -> Optional.of(S3Answer.error(503, "SlowDown"));
            case REQUEST_TIMEOUT -> Optional.of(S3Answer.error(400, "RequestTimeout"));
            case EXPIRED_TOKEN -> Optional.of(S3Answer.error(400, "ExpiredToken"));
            case FORBIDDEN -> Optional.of(S3Answer.error(403, "AccessDenied"));
            case BUCKET_MISSING -> Optional.of(S3Answer.error(404, "NoSuchBucket"));
            case SLOW -> {
                S3Answer answer = objects.answer(request);
                pause(SLOW);
                yield Optional.of(answer);
            }
            case CLOSED_BEFORE -> Optional.empty();
            case CLOSED_AFTER -> {
                objects.answer(request);
                yield Optional.empty();
            }
            case TRUNCATED -> Optional.of(objects.answer(request).truncated());
            case CONDITION_IGNORED -> Optional.of(objects.answer(request.unconditional()));
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
