package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {
    private final Admission forgetful = new Admission(Duration.ZERO);
    private final Admission patient = new Admission(Duration.ofHours(1));

    @Test
    void asManyGoInAsThereIsRoomFor() throws Exception {
        Admission.Pass a = forgetful.enter("a", 40, 100, AdmissionTest::nobodyWaits);
        Admission.Pass b = forgetful.enter("b", 60, 100, AdmissionTest::nobodyWaits);
        CompletableFuture<Admission.Pass> c = waiting(forgetful, "c", 30);
        b.close();
        assertThat(c.get().first()).isTrue();
        a.close();
        assertThat(forgetful.enter("d", 70, 100, AdmissionTest::nobodyWaits).first())
                .isTrue();
    }

    @Test
    void aJobKeepsItsPlaceFromCallToCallThoughOthersWait() throws Exception {
        patient.enter("a", 100, 100, AdmissionTest::nobodyWaits).close();
        CompletableFuture<Admission.Pass> b = waiting(patient, "b", 10);
        Admission.Pass again = patient.enter("a", 100, 100, AdmissionTest::nobodyWaits);
        assertThat(again.first()).isFalse();
        again.close();
        assertThat(b).isNotDone();
    }

    @Test
    void whenJobsOutgrowTheRoomTheLastOneWaitsBetweenItsCalls() throws Exception {
        patient.enter("a", 40, 100, AdmissionTest::nobodyWaits).close();
        patient.enter("b", 40, 100, AdmissionTest::nobodyWaits).close();
        patient.enter("a", 60, 100, AdmissionTest::nobodyWaits).close();
        CompletableFuture<Admission.Pass> b = waiting(patient, "b", 50);
        patient.enter("a", 30, 100, AdmissionTest::nobodyWaits).close();
        assertThat(b.get().first()).isFalse();
    }

    @Test
    void whoCameFirstHasRoomThoughWhoCameLaterWaitsForIt() throws Exception {
        patient.enter("a", 50, 100, AdmissionTest::nobodyWaits).close();
        patient.enter("b", 50, 100, AdmissionTest::nobodyWaits).close();
        CompletableFuture<Admission.Pass> b = waiting(patient, "b", 60);
        patient.enter("a", 100, 100, AdmissionTest::nobodyWaits).close();
        assertThat(b).isNotDone();
    }

    @Test
    void lanesOfOneJobGoInTogetherAndEachTakesItsRoom() throws Exception {
        Admission.Pass one = forgetful.enter("a", 60, 100, AdmissionTest::nobodyWaits);
        Admission.Pass two = forgetful.enter("a", 60, 100, AdmissionTest::nobodyWaits);
        assertThat(List.of(one.first(), two.first())).containsExactly(true, false);
        CompletableFuture<Admission.Pass> other = waiting(forgetful, "b", 40);
        one.close();
        assertThat(other.get().first()).isTrue();
        two.close();
    }

    @Test
    void aJobThatIsLargerThanTheCacheGoesInAlone() throws Exception {
        Admission.Pass large = forgetful.enter("large", 1_000, 100, AdmissionTest::nobodyWaits);
        CompletableFuture<Admission.Pass> small = waiting(forgetful, "small", 1);
        large.close();
        small.get().close();
        forgetful.enter("large", 1_000, 100, AdmissionTest::nobodyWaits).close();
    }

    @Test
    void nobodyIsPassedByWhoCameLater() throws Exception {
        Admission.Pass first = forgetful.enter("first", 50, 100, AdmissionTest::nobodyWaits);
        BlockingQueue<String> in = new LinkedBlockingQueue<>();
        CompletableFuture<Void> large = waiting(forgetful, "large", 100).thenAccept(pass -> {
            in.add("large");
            pass.close();
        });
        CompletableFuture<Void> small = waiting(forgetful, "small", 10).thenAccept(_ -> in.add("small"));
        first.close();
        CompletableFuture.allOf(large, small).get();
        assertThat(in).containsExactly("large", "small");
    }

    @Test
    void whoGivesUpLeavesTheLine() throws Exception {
        Admission.Pass pass = forgetful.enter("a", 100, 100, AdmissionTest::nobodyWaits);
        assertThatThrownBy(() -> forgetful.enter("b", 100, 100, () -> {
                    throw LonghandException.cancelled();
                }))
                .isInstanceOf(LonghandException.class);
        pass.close();
        assertThat(forgetful.enter("c", 100, 100, AdmissionTest::nobodyWaits).first())
                .isTrue();
    }

    private static void nobodyWaits() {
        throw new AssertionError("there is room");
    }

    /** Somebody who has been seen to wait. */
    private static CompletableFuture<Admission.Pass> waiting(Admission admission, String job, long tokens)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Admission.Pass> pass = new CompletableFuture<>();
        CountDownLatch waits = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                pass.complete(admission.enter(job, tokens, 100, waits::countDown));
            } catch (InterruptedException | RuntimeException e) {
                pass.completeExceptionally(e);
            }
        });
        waits.await();
        assertThat(pass).isNotDone();
        return pass;
    }
}
