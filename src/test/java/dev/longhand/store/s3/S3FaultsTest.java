package dev.longhand.store.s3;

import static dev.longhand.store.s3.FaultyS3.Operation.GET;
import static dev.longhand.store.s3.FaultyS3.Operation.LIST;
import static dev.longhand.store.s3.FaultyS3.Operation.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.StoreProbe;
import dev.longhand.store.s3.FaultyS3.Operation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapter makes of each fault: one row a fault. "lasting" is more often than anybody tries. */
final class S3FaultsTest {
    private static final int LASTING = 50;
    private static final ObjectKey KEY = new ObjectKey("folder/object");

    private final FaultyS3 server = FaultyS3.start();
    private final S3ObjectStore store = server.impatientStore();

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} times: {2}, then in the bucket: {3}")
    @CsvSource({
        "CONFLICT, 1, CREATED, true",
        "CONFLICT, 50, UNKNOWN, false",
        "PRECONDITION_FAILED, 1, EXISTS, false",
        "INTERNAL_ERROR, 1, CREATED, true",
        "INTERNAL_ERROR, 50, UNKNOWN, false",
        "SLOW_DOWN, 1, CREATED, true",
        "SLOW_DOWN, 50, UNKNOWN, false",
        "REQUEST_TIMEOUT, 50, UNKNOWN, false",
        "SLOW, 1, EXISTS, true", // answered late: the second try finds the first one's object
        "SLOW, 50, UNKNOWN, true",
        "CLOSED_BEFORE, 1, CREATED, true",
        "CLOSED_BEFORE, 50, UNKNOWN, false",
        "CLOSED_AFTER, 1, EXISTS, true", // its own: whoever cares compares what is stored
        "CLOSED_AFTER, 50, UNKNOWN, true",
    })
    void a_create_that_goes_wrong(Fault fault, int times, Creation outcome, boolean there) {
        server.fail(PUT, fault, times);
        assertThat(store.create(KEY, new byte[] {1, 2})).isEqualTo(outcome);
        assertThat(store.read(KEY).isPresent()).isEqualTo(there);
    }

    @ParameterizedTest(name = "{0} {1} times")
    @CsvSource({"INTERNAL_ERROR, 1", "SLOW_DOWN, 1", "CLOSED_BEFORE, 1", "SLOW, 1"})
    void a_fault_that_passes_is_not_seen_by_a_reader(Fault fault, int times) {
        store.create(KEY, new byte[] {1, 2});
        server.fail(GET, fault, times);
        server.fail(LIST, fault, times);
        assertThat(store.read(KEY).orElseThrow().content()).containsExactly(1, 2);
        assertThat(store.children(new ObjectKey("folder"), "", 9)).containsExactly("object");
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource({
        "GET, INTERNAL_ERROR, STORE_UNAVAILABLE",
        "GET, SLOW_DOWN, STORE_UNAVAILABLE",
        "GET, SLOW, STORE_UNAVAILABLE",
        "GET, CLOSED_BEFORE, STORE_UNAVAILABLE",
        "GET, TRUNCATED, STORE_UNAVAILABLE",
        "GET, REQUEST_TIMEOUT, STORE_UNAVAILABLE",
        "GET, EXPIRED_TOKEN, STORE_UNUSABLE",
        "GET, FORBIDDEN, STORE_UNUSABLE",
        "GET, BUCKET_MISSING, STORE_UNUSABLE",
        "LIST, SLOW_DOWN, STORE_UNAVAILABLE",
        "LIST, TRUNCATED, STORE_UNAVAILABLE",
        "LIST, BUCKET_MISSING, STORE_UNUSABLE",
        "PUT, FORBIDDEN, STORE_UNUSABLE",
        "PUT, BUCKET_MISSING, STORE_UNUSABLE",
        "DELETE, INTERNAL_ERROR, STORE_UNAVAILABLE",
        "DELETE, FORBIDDEN, STORE_UNUSABLE",
    })
    void a_fault_that_lasts(Operation operation, Fault fault, Kind kind) {
        store.create(KEY, new byte[1_000]);
        server.fail(operation, fault, LASTING);
        assertThatThrownBy(() -> call(operation))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(kind))
                .hasMessageContaining("s3://faulty")
                .hasMessageNotContaining("\n");
    }

    private Object call(Operation operation) {
        return switch (operation) {
            case PUT -> store.create(KEY, new byte[1]);
            case GET -> store.readAll(List.of(KEY));
            case LIST -> store.children(new ObjectKey("folder"), "", 9);
            case DELETE -> {
                store.delete(KEY);
                yield "deleted";
            }
        };
    }

    @Test
    void a_store_that_ignores_the_condition_is_refused() {
        server.fail(PUT, Fault.CONDITION_IGNORED, LASTING);
        assertThatThrownBy(() -> StoreProbe.check(store))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.STORE_UNUSABLE))
                .hasMessageContaining("ignores conditional writes");
    }

    @Test
    void a_store_that_was_probed_before_is_probed_by_one_request() {
        StoreProbe.check(store);
        int before = server.requests();
        StoreProbe.check(store);
        assertThat(server.requests()).isEqualTo(before + 1);
    }

    @Test
    void a_listing_goes_on_over_a_thousand_keys() {
        ObjectKey folder = new ObjectKey("many");
        List<String> names = IntStream.range(0, 2_300)
                .mapToObj(n -> "%05d.json".formatted(n))
                .toList();
        names.parallelStream().forEach(name -> store.create(folder.child(name), new byte[1]));
        assertThat(store.children(folder, "", 5_000)).isEqualTo(names);
        assertThat(store.children(folder, "01500.json", 2)).containsExactly("01501.json", "01502.json");
    }
}
