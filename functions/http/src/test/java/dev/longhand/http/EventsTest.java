package dev.longhand.http;

import static dev.longhand.http.Api.request;
import static dev.longhand.http.Api.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.wiring.ScriptedVllm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class EventsTest {
    @Test
    void everything_that_happens_is_told_in_order_and_then_the_stream_ends() throws IOException, InterruptedException {
        List<String> lines = read(submit(request("A told story")), "0");
        assertThat(lines.stream().filter(line -> line.startsWith("id:")))
                .containsExactly("id:1", "id:2", "id:3", "id:4", "id:5", "id:" + DocumentEvent.ENDED);
        assertThat(lines.stream().filter(line -> line.startsWith("event:")))
                .containsExactly(
                        "event:accepted",
                        "event:planned",
                        "event:section",
                        "event:section",
                        "event:section",
                        "event:ended");
        assertThat(lines).anyMatch(line -> line.startsWith("data:{\"title\":\"" + ScriptedVllm.TITLE + "\""));
        assertThat(lines).anyMatch(line -> line.startsWith("data:{\"state\":\"completed\""));
    }

    @Test
    void a_client_that_comes_back_gets_what_it_missed_and_nothing_twice() throws IOException, InterruptedException {
        String id = submit(request("A story in two sittings"));
        Api.awaitState(id, "completed");
        assertThat(read(id, "3").stream().filter(line -> line.startsWith("id:")))
                .containsExactly("id:4", "id:5", "id:" + DocumentEvent.ENDED);
    }

    @Test
    void after_the_end_a_client_is_told_to_stay_away() {
        String id = submit(request("A story that is over"));
        Api.awaitState(id, "completed");
        given().header("Last-Event-ID", "" + DocumentEvent.ENDED)
                .get("/v1/documents/" + id + "/events")
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void a_bad_last_event_id_starts_from_the_beginning(String last) throws IOException, InterruptedException {
        String id = submit(request("A story from the beginning"));
        Api.awaitState(id, "completed");
        assertThat(read(id, last)).contains("id:1");
    }

    @Test
    void sections_are_told_as_they_are_written_and_silence_is_bridged() {
        Gate.close();
        String id = submit(request("A slow story"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            listen(client, id, lines);
            await().atMost(Duration.ofMinutes(1)).until(() -> lines.contains("event:planned"));
            await().atMost(Duration.ofMinutes(1)).until(() -> lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(lines).doesNotContain("event:section");
            Gate.pass();
            await().atMost(Duration.ofMinutes(1)).until(() -> lines.contains("event:section"));
            assertThat(lines).doesNotContain("event:ended");
            client.shutdownNow();
        } finally {
            Gate.open();
        }
    }

    private static void listen(HttpClient client, String id, BlockingQueue<String> lines) {
        var _ = client.sendAsync(HttpRequest.newBuilder(events(id)).build(), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));
    }

    private static URI events(String id) {
        return URI.create("http://localhost:%d/v1/documents/%s/events".formatted(RestAssured.port, id));
    }

    private static List<String> read(String id, String last) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(events(id))
                .header("Last-Event-ID", last)
                .timeout(Duration.ofMinutes(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(request, BodyHandlers.ofLines()).body()) {
            return lines.toList();
        }
    }
}
