package dev.longhand.lambda;

import dev.longhand.store.ServerProcess;
import io.quarkus.amazon.lambda.runtime.MockEventServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Quarkus' Lambda event server, on the loopback address alone, with the deadline of an invocation that Lambda tells. Who
 * posts to it is answered by the function.
 */
final class EventServer extends MockEventServer {
    private static final int MINUTES = 15;

    private final Vertx vertx = Vertx.vertx();
    private final int port = ServerProcess.freePort();

    /** Where a function polls for its invocations. */
    String api() {
        return "127.0.0.1:%d%s".formatted(port, BASE_PATH);
    }

    /** Where an invocation is posted to. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        super.start(0); // listens on every address
        httpServer.close().toCompletionStage().toCompletableFuture().join();
        httpServer = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void setupRoutes() {
        router.route(NEXT_INVOCATION).handler(poll -> {
            Instant deadline = Instant.now().plus(MINUTES, ChronoUnit.MINUTES);
            poll.response().putHeader("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
            poll.next();
        });
        super.setupRoutes();
    }

    @Override
    public void close() throws IOException {
        super.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
