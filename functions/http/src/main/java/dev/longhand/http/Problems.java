package dev.longhand.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.longhand.document.LonghandException;
import dev.longhand.document.StrictJson;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Turns whatever fails into a problem. What nobody foresaw is logged and shows nothing of itself to the caller. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    /** The problem of this failure; an id in a path that cannot be one names nothing. */
    static Problem of(Throwable failure) {
        if (failure instanceof NotFoundException) {
            return of(404);
        }
        return find(failure, LonghandException.class)
                .map(e -> Problem.of(e.kind(), e.getMessage()))
                .or(() -> find(failure, JacksonException.class).map(Problems::ofJson))
                .or(() -> find(failure, WebApplicationException.class).map(Problems::ofHttp))
                .orElseGet(() -> unforeseen(failure));
    }

    /** The problem of a status that carries no reason. */
    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.named("invalid", status, "the request cannot be read");
            case 401 -> Problem.named("unauthorized", status, "this call needs the header Authorization: Bearer KEY");
            case 404 -> Problem.named("not found", status, "there is nothing at this address");
            case 405 -> Problem.named("method not allowed", status, "this address does not know this method");
            case 406 -> Problem.named("not acceptable", status, "this address has nothing of the accepted media types");
            case 413 -> Problem.named("too large", status, "the body is larger than what is accepted: shorten it");
            case 415 -> Problem.named("unsupported media type", status, "send the body as application/json");
            case 421 -> Problem.named("misdirected", status, "call this server by the name localhost or 127.0.0.1");
            case 500 ->
                Problem.named("internal", status, "something unforeseen went wrong; the server's log says what");
            default -> Problem.named("http " + status, status, "the request was not carried out");
        };
    }

    private static Problem unforeseen(Throwable failure) {
        LOG.error("a call failed for an unforeseen reason", failure);
        return of(500);
    }

    private static Problem ofHttp(WebApplicationException failure) {
        return of(failure.getResponse().getStatus());
    }

    private static Problem ofJson(JacksonException failure) {
        return Problem.named("invalid", 400, StrictJson.explain(failure));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
