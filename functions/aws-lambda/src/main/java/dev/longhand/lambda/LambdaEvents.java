package dev.longhand.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The forms in which events come, each turned into a CloudEvent in JSON. */
final class LambdaEvents {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "detail-type";

    private LambdaEvents() {}

    /** What a rule of EventBridge sends, or puts into a queue. */
    static boolean isEventBridge(JsonNode input) {
        return input.has(TYPE);
    }

    /** What a rule of EventBridge sends that has a schedule instead of a pattern. */
    static boolean isSchedule(JsonNode input) {
        return input.path(TYPE).asText().equals("Scheduled Event")
                && input.path("source").asText().equals("aws.events");
    }

    /** A CloudEvent or an event of EventBridge; fails with {@code INVALID} when it is neither. */
    static Event parse(String body) {
        return EventCodec.parse(cloudEvent(body).getBytes(StandardCharsets.UTF_8));
    }

    /** A CloudEvent or, without attributes of its own, the request for a document, which gets this id. */
    static Event parse(JsonNode call, String id) {
        return parse(call.has("specversion") ? call.toString() : cloudEvent(id, "/lambda", EventCodec.REQUESTED, call));
    }

    /** The event as a CloudEvent in JSON. */
    static JsonNode json(Event event) {
        try {
            return JSON.readTree(EventCodec.structured(event));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static String cloudEvent(String body) {
        try {
            JsonNode event = JSON.readTree(body);
            return isEventBridge(event)
                    ? cloudEvent(
                            event.path("id").asText(),
                            event.path("source").asText(),
                            event.path(TYPE).asText(),
                            event.path("detail"))
                    : body;
        } catch (JacksonException _) {
            return body; // the codec says what is wrong with it
        }
    }

    private static String cloudEvent(String id, String source, String type, JsonNode data) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0").put("id", id).put("source", source).put("type", type);
        return event.put("datacontenttype", "application/json")
                .set("data", data)
                .toString();
    }
}
