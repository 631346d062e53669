package dev.longhand.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventHandler.Delivery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InProcessBusTest {
    private static final StepEvent EVENT =
            StepEvent.first(TenantId.LOCAL, new JobId("01aaaaaaaaaaaaaaaaaaaaaaaa"));

    @Test
    void what_a_handler_publishes_is_delivered_in_turn() throws InterruptedException {
        List<Integer> steps = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(4);
        try (InProcessBus bus = new InProcessBus(1, sink -> event -> {
            steps.add(event.step());
            if (event.step() < 3) {
                sink.publish(event.at(event.step() + 1));
            }
            done.countDown();
            return Delivery.ACKNOWLEDGED;
        })) {
            bus.publish(EVENT);
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(steps).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_postponed_event_is_delivered_again() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        try (InProcessBus bus = new InProcessBus(1, sink -> event -> {
            twice.countDown();
            return twice.getCount() > 0 ? Delivery.POSTPONED : Delivery.ACKNOWLEDGED;
        })) {
            bus.publish(EVENT);
            assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void equal_events_under_way_are_one() throws InterruptedException {
        List<StepEvent> delivered = new CopyOnWriteArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        try (InProcessBus bus = new InProcessBus(2, sink -> event -> {
            delivered.add(event);
            if (event.step() == 1) {
                other.countDown();
            } else {
                await(release);
            }
            return Delivery.ACKNOWLEDGED;
        })) {
            bus.publish(EVENT);
            bus.publish(EVENT);
            bus.publish(EVENT.at(1));
            assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
            release.countDown();
        }
        assertThat(delivered).containsExactlyInAnyOrder(EVENT, EVENT.at(1));
    }

    @Test
    void closing_interrupts_what_runs() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (InProcessBus bus = new InProcessBus(1, sink -> event -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Delivery.POSTPONED;
        })) {
            bus.publish(EVENT);
            assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
