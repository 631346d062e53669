package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Job;
import dev.longhand.store.s3.Fault;
import dev.longhand.store.s3.FaultyS3;
import dev.longhand.store.s3.FaultyS3.Operation;
import dev.longhand.store.s3.S3ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a whole job when S3 goes wrong in the middle of it: scenarios 19 to 22. */
final class S3JobFaultsTest {
    private final FaultyS3 server = FaultyS3.start();
    private final S3ObjectStore store = server.impatientStore();
    private final World world = new World(store);

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}: {1} of {2}, {3} times")
    @CsvSource({
        "19, CLOSED_AFTER, PUT, 1",
        "19, CLOSED_AFTER, PUT, 8",
        "19, SLOW, PUT, 1",
        "20, CONFLICT, PUT, 1",
        "20, CONFLICT, PUT, 12",
        "21, SLOW_DOWN, PUT, 10",
        "21, SLOW_DOWN, GET, 10",
        "21, SLOW_DOWN, DELETE, 1",
        "21, INTERNAL_ERROR, PUT, 10",
        "21, CLOSED_BEFORE, PUT, 10",
        "22, TRUNCATED, GET, 6",
    })
    void a_job_comes_through_with_every_call_made_once(int scenario, Fault fault, Operation operation, int times) {
        Job job = world.submit();
        world.stages.before = call -> {
            if (call.equals("write 1")) {
                server.fail(operation, fault, times);
            }
        };
        world.process.drain();
        world.stages.before = call -> {};
        world.finish(job);
        assertThat(world.stages.calls).as("scenario %d", scenario).isEqualTo(world.everyCallOnce());
        world.audit();
    }
}
