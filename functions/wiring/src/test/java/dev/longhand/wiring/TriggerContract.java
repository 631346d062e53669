package dev.longhand.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.event.DocumentRequested;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSchema;
import dev.longhand.event.StepEvent;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must come of events, whatever brings them: seen from outside alone, so that it holds for a program in this process
 * and for a native executable. The numbers are those of the scenario table. The program under test uses {@link TriggerWorld}.
 */
public abstract class TriggerContract {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SECTIONS = 3;

    /** Where the program's model and store are. */
    protected Map<String, String> settings = Map.of();

    /** Hands an event over as the trigger's service would; whether it is carried out is seen by what follows. */
    protected abstract void send(byte[] structured);

    /** The ends of documents that were told so far, each as a CloudEvent in JSON. */
    protected abstract List<String> ends();

    /** Why events were refused so far: what a dead-letter queue or an answer says. */
    protected abstract List<String> refusals();

    @AfterEach
    void everything_is_open_again() {
        model("/gate/back");
        model("/gate/open");
    }

    @Test
    void a_document_is_asked_for_and_its_end_is_told() {
        DocumentRequested request = request();
        int before = calls();
        send(request);
        JobId job = completed(request);
        assertThat(calls() - before).isEqualTo(SECTIONS + 1);
        assertThat(document(job)).startsWith("# " + ScriptedVllm.TITLE).contains(ScriptedVllm.FLAVOUR);
    }

    @Test
    void a_document_whose_sections_are_written_side_by_side_is_whole_at_its_end() {
        DocumentRequested request = request("parallel");
        int before = calls();
        send(request);
        JobId job = completed(request);
        assertThat(calls() - before).isEqualTo(SECTIONS + 1);
        assertThat(document(job)).doesNotContain("Not written yet");
        assertThat(store().children(new ObjectKey(TenantId.LOCAL + "/" + job + "/sections"), "", 10))
                .hasSize(SECTIONS);
    }

    @Test
    void a_request_ten_times_at_once_is_one_document() { // 9
        DocumentRequested request = request();
        int before = calls();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                threads.execute(() -> send(request));
            }
        }
        completed(request);
        assertThat(calls() - before).isEqualTo(SECTIONS + 1);
    }

    @Test
    void a_step_ten_times_and_in_reverse_is_done_once() { // 9, 10
        DocumentRequested request = request();
        int before = calls();
        model("/gate/close");
        send(request);
        JobId job = begun(request);
        for (int step = SECTIONS + 1; step >= 0; step--) {
            send(new StepEvent(TenantId.LOCAL, job, step));
        }
        model("/gate/open");
        completed(request);
        send(StepEvent.first(TenantId.LOCAL, job));
        send(new StepEvent(TenantId.LOCAL, job, 2));
        completed(request());
        assertThat(calls() - before).isEqualTo(2 * (SECTIONS + 1));
    }

    @Test
    void an_event_of_a_deleted_document_brings_nothing_back() { // 11
        DocumentRequested request = request();
        send(request);
        JobId job = completed(request);
        TriggerStore.delete(store(), job);
        send(StepEvent.first(TenantId.LOCAL, job));
        completed(request());
        assertThat(store().children(new ObjectKey(TenantId.LOCAL + "/" + job), "", 10))
                .containsExactly("tombstone.json");
    }

    @Test
    void a_model_that_is_away_is_waited_for() { // 26
        model("/gate/away");
        DocumentRequested request = request();
        send(request);
        JobId job = begun(request);
        model("/gate/back");
        completed(request);
        assertThat(document(job)).contains(ScriptedVllm.FLAVOUR);
    }

    /** Events that can never be carried out. */
    static List<String> poison() {
        return List.of("no JSON at all", """
                {"specversion":"1.0","type":"dev.longhand.step","source":"/s"}""", """
                {"specversion":"1.0","id":"1","type":"of.another.kind","source":"/s","data":{}}""", """
                {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data":{"tenant":"../../etc","job":"x","step":0}}""", """
                {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":{"instruction":" "}}""", """
                {"specversion":"1.0","id":"%s","type":"dev.longhand.document.requested","source":"/s","data":{"instruction":"x"}}""".formatted("1".repeat(50_000)));
    }

    @ParameterizedTest
    @MethodSource
    void poison(String event) { // 15
        int before = refusals().size();
        send(event.getBytes(StandardCharsets.UTF_8));
        await().atMost(LONG).until(() -> refusals().size() > before);
        assertThat(refusals().getLast()).isNotBlank().doesNotContain("Exception");
        completed(request());
    }

    /** A request that nobody sent before. */
    protected static DocumentRequested request() {
        return request("planned");
    }

    /** A request that nobody sent before, of a document that is written so. */
    private static DocumentRequested request(String mode) {
        String id = UUID.randomUUID().toString();
        return new DocumentRequested(
                "/tests",
                id,
                new DocumentRequest("Write about snow, " + id, 1500, null, mode, null, null, 7L, null, null));
    }

    /** Hands an event over. */
    protected final void send(Event event) {
        send(EventCodec.structured(event));
    }

    /** Waits for the end of the document, after sending the request if nobody has; gives its job. */
    protected final JobId completed(DocumentRequested request) {
        if (!TriggerStore.isKnown(store(), request.key())) {
            send(request);
        }
        String mark = "\"request\":\"" + request.key() + "\"";
        await().atMost(LONG).until(() -> ends().stream().anyMatch(end -> end.contains(mark)));
        String end =
                ends().stream().filter(told -> told.contains(mark)).findFirst().orElseThrow();
        assertThat(end).contains("dev.longhand.document.completed").contains("\"words\":");
        assertThat(EventSchema.faults("ended", end)).isEmpty();
        return TriggerStore.job(store(), request.key());
    }

    /** Waits until the request is taken in; gives its job. */
    protected final JobId begun(DocumentRequested request) {
        await().atMost(LONG).until(() -> TriggerStore.isKnown(store(), request.key()));
        return TriggerStore.job(store(), request.key());
    }

    private String document(JobId job) {
        ObjectKey key = new ObjectKey(TenantId.LOCAL + "/" + job + "/document.md");
        return new String(store().read(key).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private ObjectStore store() {
        return new FileObjectStore(Path.of(setting("longhand.store")));
    }

    /** Answers of the model so far that a job pays for. */
    protected final int calls() {
        return Integer.parseInt(model("/calls"));
    }

    /** Turns the model's gate. */
    protected final String model(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(setting("longhand.model.url") + path))
                    .timeout(LONG)
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
