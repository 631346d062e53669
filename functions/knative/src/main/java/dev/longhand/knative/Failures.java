package dev.longhand.knative;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.LonghandConfig;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Statuses as <a href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md">Knative's contract</a>
 * reads them: 400 is dropped or dead-lettered with its reason, 503 and 500 come again.
 */
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final LonghandConfig config;

    Failures(LonghandConfig config) {
        this.config = config;
    }

    @ServerExceptionMapper
    Response map(LonghandException failure) {
        boolean later = failure.retryable() || failure.kind() == Kind.STORE_UNUSABLE;
        return later
                ? again(config.retryAfter())
                : answer(400, failure.getMessage()).build();
    }

    @ServerExceptionMapper
    Response map(RejectedExecutionException ending) {
        return again(config.retryAfter());
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        LOG.error("an event failed for an unforeseen reason", failure);
        return answer(500, "something unforeseen went wrong; the log says what").build();
    }

    /** Asks for the event to be sent again after this time. */
    static Response again(Duration after) {
        return answer(503, "not yet: send the event again")
                .header("Retry-After", Math.max(1, after.toSeconds()))
                .build();
    }

    private static Response.ResponseBuilder answer(int status, String reason) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(reason);
    }
}
