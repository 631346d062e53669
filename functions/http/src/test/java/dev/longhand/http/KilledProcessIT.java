package dev.longhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.store.Bucket;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ServerProcess;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.s3.S3ObjectStore;
import dev.longhand.store.s3.S3Server;
import dev.longhand.wiring.ScriptedVllm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed at random moments while it writes into a real S3 server. */
@Tag("packaged")
class KilledProcessIT {
    private static final int JOBS = 20;
    private static final int SECTIONS = 12;
    private static final int AT_ONCE = 8;
    private static final int FEWEST_KILLS = 5;
    private static final int MOST_KILLS = 60;
    private static final String ACCESS_KEY = "longhand";
    private static final String SECRET_KEY = "longhand-secret";

    private final long seed = Long.getLong("longhand.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final int port = ServerProcess.freePort();
    private ServerProcess gateway;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        for (String bucket : List.of("calm", "killed")) {
            Files.createDirectories(folder.resolve("s3").resolve(bucket)); // a bucket of VersityGW is a folder
        }
        gateway = ServerProcess.start(
                port,
                Map.of("ROOT_ACCESS_KEY_ID", ACCESS_KEY, "ROOT_SECRET_ACCESS_KEY", SECRET_KEY),
                List.of(
                        ServerProcess.installed("versitygw"),
                        "--port",
                        "127.0.0.1:" + port,
                        "posix",
                        folder.resolve("s3").toString()));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void every_document_has_the_same_bytes_as_without_kills() throws Exception {
        Map<String, String> calm;
        try (ScriptedVllm model = new ScriptedVllm(SECTIONS, Duration.ZERO);
                Runner runner = runner("calm", model)) {
            runner.start();
            calm = runner.documents(submitted(runner));
        }
        try (ScriptedVllm model = new ScriptedVllm(SECTIONS, Duration.ofMillis(40));
                Runner runner = runner("killed", model)) {
            runner.start();
            Map<String, String> ids = submitted(runner);
            int kills = 0;
            while (kills < FEWEST_KILLS || !runner.allEnded(ids.values())) {
                Thread.sleep(random.nextLong(300, 3_000));
                assertThat(kills)
                        .as("kills until all have ended, seed %d", seed)
                        .isLessThan(MOST_KILLS);
                runner.kill();
                kills++;
                runner.start();
            }
            int steps = JOBS * (SECTIONS + 1);
            System.out.printf(
                    "killed %d times (seed %d): %d calls begun for %d steps%n", kills, seed, model.begun(), steps);
            assertThat(runner.documents(ids)).as("seed %d", seed).isEqualTo(calm);
            assertThat(model.begun()).as("seed %d", seed).isBetween(steps, steps + kills * AT_ONCE);
            assertThat(leftMarkers()).as("seed %d", seed).isEmpty();
        }
    }

    /** Submits all documents, each under a key of its own; gives their ids by instruction. */
    private Map<String, String> submitted(Runner runner) throws IOException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < JOBS; i++) {
            String instruction = "Write about mountain " + i;
            ids.put(instruction, runner.submit(instruction, SECTIONS * 500));
        }
        return ids;
    }

    private List<String> leftMarkers() throws IOException {
        ObjectKey index = new ObjectKey("index/active");
        URI address = URI.create("http://127.0.0.1:" + port);
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        try (S3ObjectStore store = S3ObjectStore.open(
                new S3Server(Optional.of(address), Optional.empty()),
                new Bucket("killed", ""),
                StoreSettings.DEFAULT)) {
            return store.children(index, "", 100).stream()
                    .flatMap(shard -> store.children(index.child(shard), "", 100).stream())
                    .toList();
        }
    }

    private Runner runner(String bucket, ScriptedVllm model) {
        return new Runner(
                folder.resolve(bucket + ".log"),
                Map.of(
                        "LONGHAND_STORE",
                        "s3://" + bucket,
                        "LONGHAND_MODEL_URL",
                        model.url(),
                        "LONGHAND_DOCUMENTS_AT_ONCE",
                        "" + AT_ONCE,
                        "AWS_ENDPOINT_URL_S3",
                        "http://127.0.0.1:" + port,
                        "AWS_ACCESS_KEY_ID",
                        ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY",
                        SECRET_KEY,
                        "AWS_REGION",
                        "us-east-1"));
    }
}
