package dev.longhand.http;

import static dev.longhand.http.Api.request;
import static dev.longhand.http.Api.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.longhand.wiring.ScriptedVllm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class DocumentsTest {
    private static final String UNKNOWN = "0123456789abcdefghijklmnop";

    @Test
    void a_request_becomes_a_document() {
        String id = submit(request("A guide to snow"));
        Api.awaitState(id, "completed");
        Api.status(id)
                .body("title", equalTo(ScriptedVllm.TITLE))
                .body("instruction", equalTo("A guide to snow"))
                .body("target", equalTo(1500))
                .body("language", equalTo("en"))
                .body("mode", equalTo("planned"))
                .body("model", equalTo("scripted"))
                .body("sections.planned", equalTo(3))
                .body("sections.written", hasSize(3))
                .body("sections.written.point", hasItem(startsWith("Snow forms")))
                .body("sections.written.budget", everyItem(greaterThan(0)))
                .body("sections.written.words", everyItem(greaterThan(0)))
                .body("sections.written.attempts", everyItem(equalTo(1)))
                .body("modelCalls", equalTo(4))
                .body("tokens.prompt", equalTo(400))
                .body("tokens.cached", equalTo(240))
                .body("tokens.completion", equalTo(80))
                .body("message", emptyOrNullString());
        assertThat(Api.content(id))
                .startsWith("# " + ScriptedVllm.TITLE + "\n\n## Part 1\n\n" + ScriptedVllm.FLAVOUR)
                .contains("## Part 3", "## Part 5");
    }

    @Test
    void a_job_that_an_earlier_process_left_is_taken_up() {
        Api.awaitState(ConfigProvider.getConfig().getValue("test.leftover", String.class), "completed");
    }

    @Test
    void the_answer_to_a_request_says_where_the_document_is() {
        Map<String, String> links = Api.post(request("Where am I"))
                .statusCode(202)
                .header("Location", containsString("/v1/documents/"))
                .header("Cache-Control", "no-store")
                .body("state", equalTo("planning"))
                .extract()
                .path("links");
        links.values().forEach(link -> given().get(link).then().statusCode(200));
    }

    @Test
    void what_is_written_can_be_read_while_the_rest_is_written() {
        Gate.close();
        String id = submit(request("A book that grows"));
        try {
            assertThat(Api.content(id)).isEmpty();
            Gate.pass();
            Api.awaitSections(id, 1);
            Api.status(id).body("state", equalTo("writing")).body("sections.planned", equalTo(3));
            assertThat(Api.content(id)).contains("## Part 1").doesNotContain("## Part 3");
        } finally {
            Gate.open();
        }
        Api.awaitState(id, "completed");
        assertThat(Api.content(id)).contains("## Part 5");
    }

    @Test
    void chinese_and_emoji_come_back_byte_for_byte() {
        String instruction = "写一篇关于雪的文章 👩‍🚀🏔️ — naïve, 1500字";
        String id = submit(Map.of("instruction", instruction, "mode", "single"));
        Api.awaitState(id, "completed");
        Api.status(id)
                .body("instruction", equalTo(instruction))
                .body("language", equalTo("zh"))
                .body("target", equalTo(1500));
        given().get("/v1/documents/" + id + "/content").then().contentType(equalTo("text/markdown;charset=UTF-8"));
        assertThat(Api.content(id)).contains(ScriptedVllm.FLAVOUR);
    }

    @Test
    void twenty_equal_requests_with_one_key_are_one_document() throws InterruptedException, ExecutionException {
        Callable<String> call = () -> Api.json(request("Once only"))
                .header("Idempotency-Key", "twenty times")
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<String> ids = new ArrayList<>();
            for (Future<String> id :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList())) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        }
    }

    @Test
    void a_key_that_stands_for_another_request_is_refused() {
        Api.json(request("First"))
                .header("Idempotency-Key", "k1")
                .post("/v1/documents")
                .then()
                .statusCode(202);
        Api.json(request("Second"))
                .header("Idempotency-Key", "k1")
                .post("/v1/documents")
                .then()
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:longhand:problem:conflict"));
    }

    @Test
    void a_document_can_be_given_up_once() {
        Gate.close();
        try {
            String id = submit(request("Never finished"));
            given().post("/v1/documents/" + id + "/cancel").then().statusCode(204);
            Api.status(id).body("state", equalTo("cancelled"));
            given().post("/v1/documents/" + id + "/cancel")
                    .then()
                    .statusCode(409)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("type", equalTo("urn:longhand:problem:conflict"));
        } finally {
            Gate.open();
        }
    }

    @Test
    void a_client_that_offers_http_2_is_served() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/documents"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"instruction\": \"Offered\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_document_waits_and_goes_on() {
        Gate.close();
        String id;
        try {
            id = submit(request("Paused"));
            Api.awaitState(id, "writing");
            given().post("/v1/documents/" + id + "/pause").then().statusCode(204);
            given().post("/v1/documents/" + id + "/pause").then().statusCode(204);
        } finally {
            Gate.open();
        }
        Api.awaitState(id, "paused");
        given().post("/v1/documents/" + id + "/resume").then().statusCode(204);
        Api.awaitState(id, "completed");
        given().post("/v1/documents/" + id + "/pause").then().statusCode(409);
    }

    @Test
    void a_deleted_document_is_gone_and_its_key_starts_no_new_one() {
        String id = Api.json(request("Deleted"))
                .header("Idempotency-Key", "of a deleted one")
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Api.awaitState(id, "completed");
        given().delete("/v1/documents/" + id).then().statusCode(204);
        given().get("/v1/documents/" + id).then().statusCode(404);
        given().get("/v1/documents/" + id + "/content").then().statusCode(404);
        Api.json(request("Deleted"))
                .header("Idempotency-Key", "of a deleted one")
                .post("/v1/documents")
                .then()
                .statusCode(422);
        given().delete("/v1/documents/" + id).then().statusCode(204);
    }

    @Test
    void a_finished_document_cannot_be_given_up() {
        String id = submit(request("Finished"));
        Api.awaitState(id, "completed");
        given().post("/v1/documents/" + id + "/cancel").then().statusCode(409);
        Api.status(id).body("state", equalTo("completed"));
    }

    @Test
    void an_unknown_document_is_not_found() {
        for (String path : List.of("", "/content", "/events")) {
            given().get("/v1/documents/" + UNKNOWN + path)
                    .then()
                    .statusCode(404)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("type", equalTo("urn:longhand:problem:not-found"));
        }
        given().delete("/v1/documents/" + UNKNOWN).then().statusCode(404);
    }

    @Test
    void documents_are_listed_page_by_page_oldest_first() {
        String first = submit(request("Page one"));
        String second = submit(request("Page two"));
        String third = submit(request("Page three"));
        String next = given().get("/v1/documents?limit=1&after=" + first)
                .then()
                .body("documents.id", equalTo(List.of(second)))
                .extract()
                .path("next");
        assertThat(next).isEqualTo(second);
        List<String> rest = given().get("/v1/documents?limit=100&after=" + next)
                .then()
                .extract()
                .path("documents.id");
        assertThat(rest).contains(third).isSorted();
        given().get("/v1/documents?limit=1").then().body("documents[0].excerpt", equalTo("Left over"));
    }
}
