package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers();

    @Test
    void what_is_under_way_at_the_end_is_interrupted_and_heard_out() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> work =
                workers.run(() -> untilInterrupted(begun)).subscribeAsCompletionStage();
        begun.await();
        workers.stop(new ShutdownEvent());
        assertThat(work.get()).isEqualTo("given back");
    }

    @Test
    void nothing_is_begun_after_the_end() {
        workers.stop(new ShutdownEvent());
        Uni<String> late = workers.run(() -> "begun");
        assertThatThrownBy(() -> late.await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private static String untilInterrupted(CountDownLatch begun) {
        try {
            begun.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return "done";
        } catch (InterruptedException e) {
            return "given back";
        }
    }
}
