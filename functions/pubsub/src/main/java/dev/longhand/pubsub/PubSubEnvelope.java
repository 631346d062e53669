package dev.longhand.pubsub;

import dev.longhand.queue.Envelope;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Attributes of a message, whose values have 1,024 bytes at most. */
@Singleton
final class PubSubEnvelope implements Envelope {
    private static final String CONTENT_TYPE = "content-type";
    private static final int LONGEST = 1024 / 3; // bytes of UTF-8 that a char has at most

    @Override
    public Map<String, String> headers(Message<?> message) {
        Map<String, String> headers = new TreeMap<>();
        message.getMetadata(Attributes.class).ifPresent(attributes -> headers.putAll(attributes.values()));
        headers.remove(CONTENT_TYPE);
        return headers;
    }

    @Override
    public Object metadata(String contentType, Map<String, String> headers) {
        Map<String, String> values = new TreeMap<>();
        headers.forEach((name, value) -> values.put(name, cut(value)));
        values.put(CONTENT_TYPE, contentType);
        return new Attributes(values);
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST - 1) + "…" : value;
    }
}
