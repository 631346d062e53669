package dev.longhand.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class BadInputTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{", "one JSON object"),
                Arguments.of("", "cannot be read"),
                Arguments.of("null", "the body is empty"),
                Arguments.of("[]", "one JSON object"),
                Arguments.of("\"text\"", "one JSON object"),
                Arguments.of("{} {}", "one JSON object"),
                Arguments.of("{}", "the instruction is empty"),
                Arguments.of("{\"instruction\": \" \"}", "the instruction is empty"),
                Arguments.of("{\"instruction\": 5}", "\"instruction\""),
                Arguments.of("{\"instruction\": [\"a\"]}", "\"instruction\""),
                Arguments.of("{\"instruction\": \"a\", \"instruction\": \"b\"}", "one JSON object"),
                Arguments.of("{\"instruction\": \"a\", \"colour\": 1}", "no field \"colour\""),
                Arguments.of("{\"instruction\": \"a\", \"limits\": {\"euros\": 1}}", "no field \"limits.euros\""),
                Arguments.of("{\"instruction\": \"a\", \"limits\": {\"tokens\": -1}}", "limits are whole numbers"),
                Arguments.of("{\"instruction\": \"a\", \"words\": 0}", "words must be from 1"),
                Arguments.of("{\"instruction\": \"a\", \"words\": -5}", "words must be from 1"),
                Arguments.of("{\"instruction\": \"a\", \"words\": 200001}", "words must be from 1"),
                Arguments.of("{\"instruction\": \"a\", \"words\": 1.5}", "\"words\""),
                Arguments.of("{\"instruction\": \"a\", \"words\": \"100\"}", "\"words\""),
                Arguments.of("{\"instruction\": \"a\", \"words\": 99999999999}", "\"words\""),
                Arguments.of("{\"instruction\": \"a\", \"language\": \"fr\"}", "language must be en, zh or auto"),
                Arguments.of("{\"instruction\": \"a\", \"mode\": \"fast\"}", "mode must be one of"),
                Arguments.of("{\"instruction\": \"a\", \"layout\": \"x\"}", "layout must be one of"),
                Arguments.of("{\"instruction\": \"a\", \"seed\": -1}", "the seed is a whole number"),
                Arguments.of("{\"instruction\": \"half \\ud83d\"}", "not valid Unicode"),
                Arguments.of("{\"instruction\": \"a\", \"model\": \"\\udc00\"}", "not valid Unicode"),
                Arguments.of("{\"instruction\": \"a\", \"\\ud83d\": 1}", "one JSON object"),
                Arguments.of("{\"instruction\": \"" + "a".repeat(65_537) + "\"}", "65,537 characters"),
                Arguments.of("{\"instruction\": " + "[".repeat(1_000_000), "\"instruction\""),
                Arguments.of("[".repeat(500_000), "one JSON object"),
                Arguments.of("{\"limits\": {\"x\": " + "[".repeat(1_000_000), "nested too deeply"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_body_is_refused_with_a_reason(String body, String reason) {
        Response answer = Api.json(body).post("/v1/documents");
        answer.then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:longhand:problem:invalid"))
                .body("title", equalTo("Invalid"))
                .body("status", equalTo(400))
                .body("detail", containsString(reason));
        assertSaysNothingOfItself(answer);
    }

    @Test
    void a_model_that_the_server_does_not_have_is_not_found() {
        problem(Api.json("{\"instruction\": \"a\", \"model\": \"gpt-0\"}").post("/v1/documents"), 404);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[] body = "{\"instruction\": \"a?\"}".getBytes(StandardCharsets.US_ASCII);
        body[body.length - 3] = (byte) 0xed;
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/documents")
                .then()
                .statusCode(400);
    }

    @Test
    void a_compressed_body_is_not_unpacked() {
        given().contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .body(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0})
                .post("/v1/documents")
                .then()
                .statusCode(400);
    }

    @Test
    void a_body_of_ten_megabytes_is_too_large() {
        Api.json("{\"instruction\": \"" + "a".repeat(10_000_000) + "\"}")
                .post("/v1/documents")
                .then()
                .statusCode(413);
    }

    @Test
    void another_media_type_is_not_supported() {
        problem(given().contentType(ContentType.TEXT).body("{}").post("/v1/documents"), 415);
        problem(given().contentType(ContentType.URLENC).body("a=b").post("/v1/documents"), 415);
    }

    @Test
    void another_answer_than_the_address_has_is_not_acceptable() {
        problem(given().accept("application/xml").get("/v1/documents"), 406);
    }

    @Test
    void another_method_is_not_allowed() {
        problem(given().put("/v1/documents"), 405);
        problem(given().delete("/v1/documents"), 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/v1", "/v1/documents/x/y/z", "/q/dev", "/q/health", "/favicon.ico"})
    void an_unknown_address_is_not_found(String path) {
        problem(given().get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "..%2F..%2Fetc",
                "0123456789ABCDEFGHIJKLMNOP",
                "%00",
                "0123456789abcdefghijklmno%0A",
                "0123456789abcdefghijklmno%E2%80%AE",
                "..%5C..%5C",
                "0123456789abcdefghijklmnopq"
            })
    void an_id_that_cannot_be_one_is_not_found(String id) {
        problem(given().urlEncodingEnabled(false).get("/v1/documents/" + id), 404);
        problem(given().urlEncodingEnabled(false).get("/v1/documents/" + id + "/content"), 404);
        problem(given().urlEncodingEnabled(false).delete("/v1/documents/" + id), 404);
    }

    @Test
    void an_id_of_three_hundred_characters_is_not_found() {
        problem(given().get("/v1/documents/" + "a".repeat(300)), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=ten", "after=../x", "after=x"})
    void a_page_that_cannot_be_is_refused(String query) {
        problem(given().get("/v1/documents?" + query), 400);
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        problem(
                Api.json(Api.request("a"))
                        .header("Idempotency-Key", "k".repeat(300))
                        .post("/v1/documents"),
                400);
    }

    private static void problem(Response answer, int status) {
        answer.then().statusCode(status).contentType(Problem.MEDIA_TYPE).body("status", equalTo(status));
        assertSaysNothingOfItself(answer);
    }

    private static void assertSaysNothingOfItself(Response answer) {
        assertThat(answer.asString()).doesNotContain("<html", "Exception", "\tat ", "dev.longhand", "jackson");
    }
}
