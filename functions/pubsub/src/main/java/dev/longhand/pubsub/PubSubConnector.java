package dev.longhand.pubsub;

import dev.longhand.wiring.pubsub.PubSub;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Connects channels to Pub/Sub. SmallRye's own connector never tells that a message was published, sends the name of an
 * array for its bytes, and can give nothing back.
 */
@ApplicationScoped
@Connector("longhand-pubsub")
@ConnectorAttribute(
        name = "subscription",
        type = "string",
        direction = Direction.INCOMING,
        mandatory = true,
        description = "projects/PROJECT/subscriptions/SUBSCRIPTION, which is pulled from")
@ConnectorAttribute(
        name = "topic",
        type = "string",
        direction = Direction.OUTGOING,
        mandatory = true,
        description = "projects/PROJECT/topics/TOPIC")
public class PubSubConnector implements InboundConnector, OutboundConnector, HealthReporter {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final PubSub pubSub;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    PubSubConnector(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
        Subscription subscription = new Subscription(pubSub, channel.getValue("subscription", String.class), THREADS);
        subscriptions.add(subscription);
        return subscription.messages();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
        String topic = channel.getValue("topic", String.class);
        return MultiUtils.<Message<byte[]>, Void>via(
                messages -> messages.onItem().transformToUniAndMerge(message -> published(topic, message)));
    }

    private Uni<Void> published(String topic, Message<byte[]> message) {
        Map<String, String> attributes =
                message.getMetadata(Attributes.class).map(Attributes::values).orElse(Map.of());
        return Uni.createFrom()
                .voidItem()
                .emitOn(THREADS)
                .invoke(() -> pubSub.publish(topic, message.getPayload(), attributes))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(e -> Uni.createFrom().completionStage(message.nack(e)));
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        subscriptions.forEach(subscription -> report.add(subscription.name(), subscription.answers()));
        return report.build();
    }
}
