package dev.longhand.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.longhand.document.LonghandException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Turns whatever fails into a problem. What nobody foresaw is logged and shows nothing of itself to the caller. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LONGEST_NAME = 60;

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
        return Problem.named("invalid", 400, detail(failure));
    }

    private static String detail(JacksonException failure) {
        if (find(failure, StreamConstraintsException.class).isPresent()) {
            return "the JSON is nested too deeply, or a number or a name in it is too long";
        }
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                "there is no field \"%s\"; there are: %s".formatted(path(e), known(e));
            case MismatchedInputException e
            when !e.getPath().isEmpty() -> "the field \"%s\" has a value of the wrong kind".formatted(path(e));
            case JsonMappingException e
            when !e.getPath().isEmpty() -> "the field \"%s\" cannot be read".formatted(path(e));
            default -> "the body is not one JSON object of the expected form";
        };
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getFieldName() == null ? "[]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        return path.length() <= LONGEST_NAME ? path : path.substring(0, LONGEST_NAME) + "…";
    }

    private static String known(UnrecognizedPropertyException failure) {
        return failure.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
