package dev.longhand.rabbitmq;

import dev.longhand.queue.Envelope;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Headers of AMQP 0-9-1; those that are no text are given as text. What is sent is persistent. */
@Singleton
final class RabbitEnvelope implements Envelope {
    private static final int PERSISTENT = 2;

    @Override
    public Map<String, String> headers(Message<?> message) {
        Map<String, String> headers = new HashMap<>();
        message.getMetadata(IncomingRabbitMQMetadata.class)
                .map(IncomingRabbitMQMetadata::getHeaders)
                .ifPresent(all -> all.forEach((name, value) -> headers.put(name, String.valueOf(value))));
        return headers;
    }

    @Override
    public Object metadata(String contentType, Map<String, String> headers) {
        return OutgoingRabbitMQMetadata.builder()
                .withContentType(contentType)
                .withHeaders(new HashMap<>(headers))
                .withDeliveryMode(PERSISTENT)
                .build();
    }
}
