package dev.longhand.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every object store promises. */
public abstract class ObjectStoreContract {
    private static final int RACERS = 50;
    private static final int ROUNDS = 200;

    /** The store under test, empty or with objects of earlier tests under other keys. */
    protected abstract ObjectStore store();

    private ObjectKey folder;

    @BeforeEach
    void takeAnotherFolder() {
        folder = new ObjectKey("t" + Long.toString(System.nanoTime(), 36));
    }

    @Test
    void an_object_is_read_back_byte_for_byte() {
        byte[] content = "text \u0000 with 汉字 and \uD83D\uDE00\r\n".getBytes(UTF_8);
        assertThat(store().create(folder.child("a.json"), content)).isEqualTo(Creation.CREATED);
        assertThat(store().read(folder.child("a.json")).orElseThrow().content()).isEqualTo(content);
    }

    @Test
    void an_absent_object_is_not_found() {
        assertThat(store().read(folder.child("nothing"))).isEmpty();
        assertThat(store().children(folder, "", 10)).isEmpty();
    }

    @Test
    void many_objects_are_read_in_the_order_of_their_keys() {
        ObjectKey here = folder.child("here.json");
        ObjectKey absent = folder.child("absent.json");
        store().create(here, new byte[] {1});
        List<Optional<StoredObject>> read = store().readAll(List.of(absent, here, absent, here));
        assertThat(read.stream().map(Optional::isPresent)).containsExactly(false, true, false, true);
        assertThat(read.get(3).orElseThrow().content()).isEqualTo(new byte[] {1});
        assertThat(store().readAll(List.of())).isEmpty();
    }

    @Test
    void the_age_of_an_object_is_told_by_the_stores_clock() throws InterruptedException {
        ObjectKey key = folder.child("aging");
        store().create(key, new byte[] {1});
        assertThat(store().read(key).orElseThrow().age()).isLessThan(Duration.ofMinutes(1));
        Thread.sleep(2_100);
        assertThat(store().read(key).orElseThrow().age()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    @Test
    void a_second_creation_leaves_the_first_content() {
        ObjectKey key = folder.child("once");
        store().create(key, "first".getBytes(UTF_8));
        assertThat(store().create(key, "second".getBytes(UTF_8))).isEqualTo(Creation.EXISTS);
        assertThat(store().read(key).orElseThrow().content()).isEqualTo("first".getBytes(UTF_8));
    }

    @Test
    void a_deleted_object_is_gone_and_may_be_created_again() {
        ObjectKey key = folder.child("gone");
        store().create(key, new byte[] {1});
        store().delete(key);
        store().delete(key);
        assertThat(store().read(key)).isEmpty();
        assertThat(store().create(key, new byte[] {2})).isEqualTo(Creation.CREATED);
    }

    @Test
    void children_are_sorted_paged_and_direct() {
        for (String name : List.of("b/x.json", "b/y.json", "a", "c.json", "d/e/f")) {
            store().create(new ObjectKey(folder + "/" + name), new byte[0]);
        }
        assertThat(store().children(folder, "", 10)).containsExactly("a", "b", "c.json", "d");
        assertThat(store().children(folder, "", 2)).containsExactly("a", "b");
        assertThat(store().children(folder, "b", 10)).containsExactly("c.json", "d");
        assertThat(store().children(folder.child("b"), "x.json", 10)).containsExactly("y.json");
    }

    @Test
    void of_many_creators_of_one_key_exactly_one_wins() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                race(threads, folder.child("race-" + round));
            }
        }
    }

    private void race(ExecutorService threads, ObjectKey key) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<Creation>> racers = IntStream.range(0, RACERS)
                .<Callable<Creation>>mapToObj(racer -> () -> {
                    start.await();
                    return store().create(key, ("racer " + racer).getBytes(UTF_8));
                })
                .toList();
        int winner = -1;
        List<Future<Creation>> results = threads.invokeAll(racers);
        for (int racer = 0; racer < RACERS; racer++) {
            if (results.get(racer).get() == Creation.CREATED) {
                assertThat(winner).as("a second winner").isEqualTo(-1);
                winner = racer;
            }
        }
        assertThat(store().read(key).orElseThrow().content()).isEqualTo(("racer " + winner).getBytes(UTF_8));
    }
}
