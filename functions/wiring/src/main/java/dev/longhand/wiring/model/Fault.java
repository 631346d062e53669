package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server answered instead of what was asked: the error object of vLLM, llama.cpp or OpenAI, or the text of a proxy.
 *
 * @param status HTTP status, of the answer or as the error object inside a stream tells it
 */
record Fault(int status, String type, String param, String message) {
    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern OVERFLOW =
            Pattern.compile("context (length|size|window)|max_model_len", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMAT =
            Pattern.compile("response_format|json_schema|structured|guided|grammar", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OVERFLOWING = Set.of("input_tokens", "max_tokens");
    private static final Map<String, Integer> STATUS_OF_TYPE = Map.of(
            "BadRequestError", 400,
            "invalid_request_error", 400,
            "exceed_context_size_error", 400,
            "authentication_error", 401,
            "NotFoundError", 404,
            "not_found_error", 404,
            "unavailable_error", 503);

    /** What an answer of this status and body means. */
    static Fault of(int status, String body) {
        return Json.read(body)
                .filter(JsonNode::isObject)
                .map(json -> of(status, json.path("error").isMissingNode() ? json : json.path("error")))
                .orElseGet(() -> new Fault(status, "", "", line(body)));
    }

    /** The error that this event of a stream tells, if it does. */
    static Optional<Fault> inside(JsonNode event) {
        JsonNode error = event.path("object").asText().equals("error") ? event : event.path("error");
        return error.isMissingNode() || error.isNull() ? Optional.empty() : Optional.of(of(statusOf(error), error));
    }

    private static Fault of(int status, JsonNode error) {
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText();
        return new Fault(
                status, error.path("type").asText(), error.path("param").asText(), line(message));
    }

    private static int statusOf(JsonNode error) {
        int code = error.path("code").asInt();
        return code >= 400 && code < 600
                ? code
                : STATUS_OF_TYPE.getOrDefault(error.path("type").asText(), 500);
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    /** Whether the server does not know the form of answer that was asked for. */
    boolean refusesFormat() {
        return (status == 400 || status == 422)
                && FORMAT.matcher(param + " " + message).find();
    }

    /** Whether the server has no such route. */
    boolean isMissingRoute() {
        return status == 404 || status == 405 || status == 501;
    }

    /** The exception for a caller who asked for this model. */
    LonghandException about(String model) {
        return switch (status) {
            case 400, 413, 422 -> overflows() ? tooLong() : refused();
            case 401, 403 ->
                LonghandException.of(
                        Kind.MODEL_REFUSED,
                        "the model server wants another key (%d): set LONGHAND_MODEL_API_KEY".formatted(status));
            case 404 ->
                LonghandException.of(Kind.NOT_FOUND, "the model server has no model %s: %s".formatted(model, message));
            case 503 ->
                LonghandException.of(
                        Kind.MODEL_UNAVAILABLE,
                        "the model server is loading or overloaded (503): %s".formatted(message));
            case 408, 425, 429 -> unavailable("is busy");
            default -> status >= 500 ? unavailable("failed") : refused();
        };
    }

    private boolean overflows() {
        return type.equals("exceed_context_size_error")
                || OVERFLOWING.contains(param)
                || OVERFLOW.matcher(message).find();
    }

    private LonghandException tooLong() {
        return LonghandException.of(Kind.CONTEXT_TOO_LONG, "the prompt does not fit the model: " + message);
    }

    private LonghandException refused() {
        return LonghandException.of(
                Kind.MODEL_REFUSED, "the model server refuses the request (%d): %s".formatted(status, message));
    }

    private LonghandException unavailable(String what) {
        return LonghandException.of(
                Kind.MODEL_UNAVAILABLE, "the model server %s (%d): %s".formatted(what, status, message));
    }
}
