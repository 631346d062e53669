package dev.longhand.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LonghandException;
import io.cloudevents.CloudEvent;
import java.io.IOException;

/**
 * A Google Pub/Sub message as a push subscription and Eventarc send it: JSON with a {@code message} whose {@code data} is
 * an event in structured mode, in base64 (<a href="https://cloud.google.com/pubsub/docs/push">push subscriptions</a>).
 */
public final class PubSubMessage {
    /** Type of the CloudEvent that Eventarc makes of a message. */
    public static final String PUBLISHED = "google.cloud.pubsub.topic.v1.messagePublished";

    private static final JsonMapper JSON = new JsonMapper();

    private PubSubMessage() {}

    /** Whether this is such a message. */
    public static boolean isOne(byte[] json) {
        try {
            return JSON.readTree(json).path("message").isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** The event in the message; fails with {@code INVALID} when there is none. */
    public static CloudEvent unwrap(byte[] json) {
        try {
            JsonNode data = JSON.readTree(json).path("message").path("data");
            if (data.isTextual()) {
                return EventCodec.read(data.binaryValue());
            }
            throw LonghandException.invalid("the Pub/Sub message has no data");
        } catch (IOException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "this is no Pub/Sub message with data in base64", e);
        }
    }
}
