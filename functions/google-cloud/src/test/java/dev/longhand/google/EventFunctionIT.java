package dev.longhand.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.EventCodec;
import dev.longhand.event.PubSubMessage;
import dev.longhand.event.StepEvent;
import dev.longhand.store.Bucket;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ServerProcess;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.gcs.GoogleObjectStore;
import dev.longhand.store.gcs.GoogleServer;
import dev.longhand.wiring.PubSubEmulator;
import dev.longhand.wiring.PubSubTopics;
import dev.longhand.wiring.TraceCollector;
import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The function between Google's own programs: the invoker runs it, the Pub/Sub emulator keeps its events. Only Eventarc,
 * which carries a message from the one to the other, is played here.
 */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class EventFunctionIT extends TriggerContract {
    private static final String EVENTS = "events";

    private final TriggerWorld world = new TriggerWorld();
    private final int storagePort = ServerProcess.freePort();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private TraceCollector collector;
    private PubSubEmulator emulator;
    private PubSubTopics events;
    private ServerProcess storage;
    private Invoker invoker;
    private ExecutorService eventarc;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
                .as("a network of its own, by unshare: the invoker listens on every interface")
                .containsExactly("lo");
        emulator = new PubSubEmulator(EVENTS);
        events = emulator.topics();
        Files.createDirectories(folder.resolve("inbox")); // a bucket of fake-gcs-server is a folder
        storage = ServerProcess.start(
                storagePort,
                Map.of(),
                List.of(
                        ServerProcess.installed("fake-gcs-server"),
                        "-scheme",
                        "http",
                        "-host",
                        "127.0.0.1",
                        "-port",
                        "" + storagePort,
                        "-backend",
                        "filesystem",
                        "-filesystem-root",
                        folder.toString(),
                        "-public-host",
                        "127.0.0.1:" + storagePort,
                        "-external-url",
                        "http://127.0.0.1:" + storagePort,
                        "-log-level",
                        "warn"));
        settings = new HashMap<>(world.start());
        settings.put("longhand.google.topic", PubSubTopics.topic(EVENTS));
        settings.put("longhand.go-on", "0s");
        collector = new TraceCollector();
        Map<String, String> environment = new HashMap<>(collector.environment());
        environment.put("PUBSUB_EMULATOR_HOST", emulator.host());
        environment.put("STORAGE_EMULATOR_HOST", "http://127.0.0.1:" + storagePort);
        invoker = new Invoker(settings, environment);
    }

    @AfterAll
    void stop() throws IOException {
        invoker.close();
        storage.close();
        emulator.close();
        collector.close();
        world.stop();
    }

    @BeforeEach
    void begin() {
        eventarc = Executors.newVirtualThreadPerTaskExecutor();
        eventarc.execute(this::carry);
    }

    @AfterEach
    void end() {
        eventarc.shutdownNow();
        eventarc.close();
    }

    @Override
    protected void send(byte[] structured) {
        events.publish(EVENTS, structured, Map.of());
    }

    @Override
    protected List<String> ends() {
        return ends;
    }

    @Override
    protected List<String> refusals() {
        return invoker.refusals();
    }

    @Test
    void a_request_put_into_a_bucket_becomes_a_document() throws Exception {
        GoogleServer server = new GoogleServer(Optional.of(URI.create("http://127.0.0.1:" + storagePort)));
        try (GoogleObjectStore inbox = GoogleObjectStore.open(server, new Bucket("inbox", ""), StoreSettings.DEFAULT)) {
            inbox.create(new ObjectKey("requests/hills.json"), bytes("{\"instruction\":\"Write about hills\"}"));
        }
        assertThat(stored("requests/hills.json")).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ends.stream().anyMatch(end -> end.contains("buckets/inbox#")));
    }

    @Test
    void other_objects_are_none_of_its_business() throws Exception {
        int before = refusals().size();
        assertThat(stored("local/01/brief.json")).isEqualTo(200);
        assertThat(refusals()).hasSize(before);
        assertThat(stored("requests/Not A Name.json")).isEqualTo(200);
        assertThat(refusals()).hasSize(before + 1);
    }

    @Test
    void what_an_event_caused_is_at_the_collector_when_it_is_answered() throws Exception {
        DocumentRequested request = request();
        send(request);
        JobId job = begun(request);
        CloudEvent step = EventCodec.encode(new StepEvent(TenantId.LOCAL, job, 0));
        assertThat(invoker.send(EventCodec.STEP, "/tests", StoredRequests.data(step)))
                .isEqualTo(200);
        assertThat(TraceCollector.heardAt(collector.url())).contains(TraceCollector.trace(job), "step");
    }

    private int stored(String name) throws IOException, InterruptedException {
        return invoker.send(
                StoredRequests.FINALIZED,
                "//storage.googleapis.com/projects/_/buckets/inbox",
                bytes("{\"bucket\":\"inbox\",\"name\":\"%s\"}".formatted(name)));
    }

    /** Brings messages to the function until this thread is interrupted; what fails comes again after a while. */
    private void carry() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                events.pull(EVENTS).forEach(received -> eventarc.execute(() -> deliver(received)));
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(PubSubTopics.Received received) {
        try {
            String body = "{\"message\": %s, \"subscription\": \"s\"}".formatted(received.message());
            if (invoker.send(
                            PubSubMessage.PUBLISHED,
                            "//pubsub.googleapis.com/" + PubSubTopics.topic(EVENTS),
                            bytes(body))
                    == 200) {
                note(received.text());
                events.acknowledge(EVENTS, received);
            } else {
                Thread.sleep(500);
                events.giveBack(EVENTS, received);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String event) {
        if (event.contains(EventCodec.ENDED) && !event.contains(EventCodec.REQUESTED)) {
            ends.add(event);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
