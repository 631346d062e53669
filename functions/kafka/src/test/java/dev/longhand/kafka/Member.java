package dev.longhand.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Another member of the function's group, which takes partitions away and does nothing with them, until it leaves. */
final class Member implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Thread polling;
    private volatile Set<TopicPartition> held = Set.of();

    Member(String address, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        address,
                        "group.id",
                        "longhand",
                        "enable.auto.commit",
                        "false",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(Set.of(topic));
        polling = Thread.ofVirtual().start(this::poll);
    }

    private void poll() {
        try (consumer) {
            while (leave.getCount() > 0) {
                consumer.poll(Duration.ofMillis(100));
                held = Set.copyOf(consumer.assignment());
            }
        }
    }

    /** Waits until it holds so many partitions. */
    void await(int partitions) {
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> held.size() >= partitions);
    }

    @Override
    public void close() {
        leave.countDown();
        try {
            polling.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
