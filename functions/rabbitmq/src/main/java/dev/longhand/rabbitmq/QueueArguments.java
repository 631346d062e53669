package dev.longhand.rabbitmq;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** What the queue of events is declared with and the connector has no setting for. */
@Singleton
final class QueueArguments {
    /** Longer than a lease and all that may come before it; RabbitMQ's own is half an hour. */
    private static final Duration DELIVERY = Duration.ofHours(4);

    /** Taken by RabbitMQ 3.12 and later, ignored by earlier ones: there {@code consumer_timeout} is set at the broker. */
    @Produces
    @Singleton
    @Identifier("rabbitmq-queue-arguments")
    Map<String, Object> arguments() {
        return Map.of("x-consumer-timeout", DELIVERY.toMillis());
    }
}
