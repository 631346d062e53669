package dev.longhand.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
@TestProfile(ApiKeyTest.WithKey.class)
class ApiKeyTest {
    private static final String KEY = "correct horse";

    public static final class WithKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("longhand.http.api-key", KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/documents",
                "/v1/documents/0123456789abcdefghijklmnop/events",
                "/openapi",
                "/metrics",
                "/plan",
                "/healthy",
                "/health/../v1/documents",
                "/health/%2e%2e/v1/documents",
                "//v1/documents",
                "/nothing"
            })
    void nothing_is_served_without_the_key(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"longhand\"")
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:longhand:problem:unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer correct hors", "Basic correct horse", "correct horse"})
    void a_wrong_key_opens_nothing(String authorization) {
        Api.json(Api.request("a"))
                .header("Authorization", authorization)
                .post("/v1/documents")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/documents", "/openapi", "/metrics"})
    void the_key_opens_everything_under_any_name_of_the_server(String path) {
        given().header("Authorization", "bearer " + KEY)
                .header("Host", "docs.example.com")
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void health_needs_no_key() {
        given().get("/health").then().statusCode(200);
        given().get("/health/ready").then().statusCode(200);
    }
}
