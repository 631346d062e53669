package dev.longhand.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final AtomicLong wanted = new AtomicLong();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(0);

    @Test
    void as_many_messages_are_wanted_as_there_are_places() {
        try (Deliveries deliveries = subscribed(new Deliveries(2, delivery -> gate.acquireUninterruptibly()))) {
            assertThat(wanted).hasValue(2);
            deliveries.onNext(Message.of("a"));
            gate.release();
            await().until(() -> wanted.get() == 3);
        }
    }

    @Test
    void who_rests_leaves_its_place() {
        try (Deliveries deliveries = subscribed(new Deliveries(1, delivery -> delivery.rest(A_DAY)))) {
            deliveries.onNext(Message.of("a"));
            await().until(() -> wanted.get() == 2);
            deliveries.onNext(Message.of("b"));
            await().until(() -> wanted.get() == 3);
        }
        assertThat(wanted).hasValue(3);
    }

    @Test
    void at_the_end_nobody_rests_and_nothing_more_is_wanted() {
        Deliveries deliveries = subscribed(new Deliveries(1, this::rest));
        try (deliveries) {
            deliveries.onNext(Message.of("a"));
            await().until(() -> begun.size() == 1);
        }
        deliveries.onNext(Message.of("b"));
        assertThat(begun).containsExactly("a");
        assertThat(ended).containsExactly("a");
    }

    private void rest(Deliveries.Delivery delivery) {
        String name = String.valueOf(delivery.message().getPayload());
        begun.add(name);
        delivery.rest(A_DAY);
        delivery.rest(A_DAY);
        ended.add(name);
    }

    private Deliveries subscribed(Deliveries deliveries) {
        deliveries.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                wanted.addAndGet(n);
            }

            @Override
            public void cancel() {}
        });
        return deliveries;
    }
}
