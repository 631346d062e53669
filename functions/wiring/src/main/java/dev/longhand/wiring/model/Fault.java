package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a server answered instead of what was asked: the error object of vLLM, llama.cpp or OpenAI, or the text of a proxy.
 *
 * @param status HTTP status, of the answer or as the error object inside a stream tells it
 */
record Fault(int status, String type, String param, String message) {
    private static final int LONGEST_MESSAGE = 300;
    private static final int QUOTE = 20;
    private static final Pattern OVERFLOW =
            Pattern.compile("context (length|size|window)|max_model_len", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMAT =
            Pattern.compile("response_format|json.?schema|structured|guided|grammar", Pattern.CASE_INSENSITIVE);
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

    /** Whether the server asks to come back later, as while it loads a model. */
    boolean isLoading() {
        return status == 503;
    }

    /** The exception for a caller who asked this model with these messages, which it does not show even if the server does. */
    LonghandException about(String model, List<Message> messages) {
        String shown = quotes(messages) ? "(its message quotes the prompt)" : message;
        return switch (status) {
            case 400, 413, 422 -> overflows() ? tooLong(shown) : refused(shown);
            case 401, 403 -> unavailable("wants another key", "set LONGHAND_MODEL_API_KEY");
            case 404 ->
                LonghandException.of(Kind.NOT_FOUND, "the model server has no model %s: %s".formatted(model, shown));
            case 408, 425, 429 -> unavailable("is busy", shown);
            case 503 -> unavailable("is loading or overloaded", shown);
            default -> status >= 500 ? unavailable("failed", shown) : refused(shown);
        };
    }

    private boolean quotes(List<Message> messages) {
        return IntStream.rangeClosed(0, message.length() - QUOTE)
                .mapToObj(i -> message.substring(i, i + QUOTE))
                .anyMatch(piece ->
                        messages.stream().anyMatch(said -> said.content().contains(piece)));
    }

    private boolean overflows() {
        return type.equals("exceed_context_size_error")
                || OVERFLOWING.contains(param)
                || OVERFLOW.matcher(message).find();
    }

    private static LonghandException tooLong(String shown) {
        return LonghandException.of(Kind.CONTEXT_TOO_LONG, "the prompt does not fit the model: " + shown);
    }

    private LonghandException refused(String shown) {
        return LonghandException.of(
                Kind.MODEL_REFUSED, "the model server refuses the request (%d): %s".formatted(status, shown));
    }

    private LonghandException unavailable(String what, String shown) {
        return LonghandException.of(
                Kind.MODEL_UNAVAILABLE, "the model server %s (%d): %s".formatted(what, status, shown));
    }
}
