package dev.longhand.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LonghandException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Why a call was refused or failed, as RFC 9457 writes it.
 *
 * @param type a stable name, {@code urn:longhand:problem:…}, that a program can decide by
 * @param title the same for a person
 * @param status the HTTP status
 * @param detail what is wrong with this call and what would be right
 */
public record Problem(String type, String title, int status, String detail) {
    /** The media type of a problem. */
    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RETRY_SECONDS = "5";

    /** Half of a character pair cannot be written as JSON; it becomes a question mark. */
    public Problem {
        detail = new String(detail.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A problem with a name in words, such as {@code not found}. */
    static Problem named(String name, int status, String detail) {
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Problem("urn:longhand:problem:" + name.replace(' ', '-'), title, status, detail);
    }

    /** The problem of a kind of the product's exceptions: the one place where a kind becomes a status. */
    static Problem of(Kind kind, String detail) {
        return named(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), status(kind), detail);
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT, CANCELLED, LIMIT_REACHED, BUSY, MODEL_CHANGED -> 409;
            case CONTEXT_TOO_LONG -> 422;
            case CORRUPT -> 500;
            case MODEL_REFUSED, BAD_OUTPUT -> 502;
            case MODEL_UNAVAILABLE, STORE_UNAVAILABLE -> 503;
            case STORE_UNUSABLE -> 507;
        };
    }

    /** The same problem under another status. */
    Problem withStatus(int other) {
        return new Problem(type, title, other, detail);
    }

    /** The headers that belong to it. */
    Map<String, String> headers() {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer realm=\"longhand\"");
            case 409 -> type.endsWith(":busy") ? Map.of("Retry-After", RETRY_SECONDS) : Map.of();
            case 503 -> Map.of("Retry-After", RETRY_SECONDS);
            default -> Map.of();
        };
    }

    /** The body. */
    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JacksonException e) {
            throw new IllegalStateException("a record of texts can always be written", e);
        }
    }
}
