package dev.longhand.amqp;

import dev.longhand.queue.Envelope;
import io.smallrye.reactive.messaging.amqp.IncomingAmqpMetadata;
import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Application properties; those that are no text are given as text. */
@Singleton
final class AmqpEnvelope implements Envelope {

    @Override
    public Map<String, String> headers(Message<?> message) {
        Map<String, String> headers = new HashMap<>();
        message.getMetadata(IncomingAmqpMetadata.class)
                .map(IncomingAmqpMetadata::getProperties)
                .ifPresent(properties ->
                        properties.forEach(property -> headers.put(property.getKey(), text(property.getValue()))));
        return headers;
    }

    @Override
    public Object metadata(String contentType, Map<String, String> headers) {
        return OutgoingAmqpMetadata.builder()
                .withContentType(contentType)
                .withApplicationProperties(new JsonObject(new HashMap<>(headers)))
                .build();
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
