package dev.longhand.queue;

import dev.longhand.document.LonghandException;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.rw.CloudEventWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came in: a CloudEvent that is one JSON object, or one whose attributes are headers
 * (<a href="https://github.com/cloudevents/spec/tree/main/cloudevents/bindings">the bindings</a> name them differently).
 */
record Received(Message<?> message, Map<String, String> headers) {
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:ce[-_]|cloudEvents[:_])(.+)");
    private static final String VERSION = "specversion";

    /** The event; fails with {@code INVALID} when it is none that can be carried out. */
    Event event() {
        Map<String, String> attributes = attributes();
        String version = attributes.remove(VERSION);
        return version == null ? EventCodec.parse(body()) : binary(version, attributes);
    }

    /** The bytes of the body, whatever the connector made of them. */
    byte[] body() {
        return switch (payload()) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case Object text -> text.toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    private @Nullable Object payload() {
        return message.getPayload();
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            Matcher attribute = ATTRIBUTE.matcher(name);
            if (attribute.matches()) {
                attributes.put(attribute.group(1), value);
            }
        });
        return attributes;
    }

    private Event binary(String version, Map<String, String> attributes) {
        try {
            CloudEventWriter<io.cloudevents.CloudEvent> writer =
                    CloudEventBuilder.fromSpecVersion(SpecVersion.parse(version));
            attributes.forEach(writer::withContextAttribute);
            return EventCodec.decode(writer.end(BytesCloudEventData.wrap(body())));
        } catch (CloudEventRWException | IllegalStateException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "the headers make no CloudEvent: " + e.getMessage(), e);
        }
    }
}
