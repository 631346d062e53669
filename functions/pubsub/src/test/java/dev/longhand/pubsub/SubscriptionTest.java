package dev.longhand.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.wiring.PubSubTopics;
import dev.longhand.wiring.TriggerWorld;
import dev.longhand.wiring.pubsub.PubSub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long others wait for a message that somebody has in hand. */
@Tag("servers")
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Emulator.class, restrictToAnnotatedClass = true)
class SubscriptionTest {
    private static final String TOPIC = "long-work";
    private static final Duration LONGER = Subscription.HELD.plusSeconds(15);

    @Inject
    PubSub pubSub;

    /** Where the broker is. */
    protected String host = "";

    @Test
    void nobody_else_gets_a_message_while_its_work_lasts() throws InterruptedException {
        PubSubTopics topics = new PubSubTopics(host);
        topics.create(TOPIC);
        topics.publish(TOPIC, "work".getBytes(StandardCharsets.UTF_8), Map.of());
        Message<byte[]> inHand = taken();
        for (long waited = 0; waited < LONGER.toSeconds(); waited++) {
            assertThat(topics.pull(TOPIC)).isEmpty();
            Thread.sleep(Duration.ofSeconds(1));
        }
        inHand.nack(new IllegalStateException("not today"));
        await().atMost(Subscription.HELD).until(() -> !topics.pull(TOPIC).isEmpty());
    }

    private Message<byte[]> taken() {
        String name = "projects/%s/subscriptions/%s".formatted(PubSubTopics.PROJECT, TOPIC);
        return new Subscription(pubSub, name, Thread::startVirtualThread)
                .messages()
                .toUni()
                .await()
                .atMost(Subscription.HELD);
    }
}
