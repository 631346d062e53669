package dev.longhand.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What every test does with the interface. No bound here is one that a slow machine meets. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofMinutes(2);

    private Api() {}

    /** A request for three sections. */
    static Map<String, Object> request(String instruction) {
        return Map.of("instruction", instruction, "words", 1500, "mode", "planned", "seed", 7);
    }

    static RequestSpecification json(Object body) {
        try {
            return json(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse post(Object body) {
        return json(body).post("/v1/documents").then();
    }

    /** The id of a new document. */
    static String submit(Object body) {
        return post(body).statusCode(202).extract().path("id");
    }

    static ValidatableResponse status(String id) {
        return given().get("/v1/documents/" + id).then();
    }

    static String content(String id) {
        byte[] bytes = given().get("/v1/documents/" + id + "/content").asByteArray();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void awaitState(String id, String state) {
        await().atMost(LONG).until(() -> status(id).extract().path("state"), state::equals);
    }

    static void awaitSections(String id, int written) {
        await().atMost(LONG).until(() -> status(id).extract().path("sections.written.size()"), n -> (int) n >= written);
    }
}
