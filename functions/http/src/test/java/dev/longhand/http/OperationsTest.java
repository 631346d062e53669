package dev.longhand.http;

import static dev.longhand.http.Api.request;
import static dev.longhand.http.Api.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class OperationsTest {
    @Test
    void the_interface_describes_itself() {
        given().accept("application/json")
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Longhand"))
                .body("components.schemas.DocumentRequest.examples", hasSize(2))
                .body("paths.'/v1/documents'.post.responses", hasKey("202"))
                .body("paths.'/v1/documents'.post.responses", hasKey("422"))
                .body("paths.'/v1/documents/{id}'.get.responses", hasKey("default"))
                .body("paths.'/v1/documents/{id}'.get.responses", hasKey("200"))
                .body("paths.'/v1/documents/{id}'.delete.responses", hasKey("204"))
                .body("paths.'/v1/documents/{id}'.get.parameters[0].schema.'$ref'", endsWith("/DocumentId"))
                .body("paths", hasKey("/write"))
                .body("components.schemas.DocumentId.pattern", equalTo("[0-9a-z]{26}"))
                .body("components.schemas", hasKey("Problem"));
    }

    @Test
    void it_is_alive_and_ready() {
        given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'store' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'model' }.data.server", equalTo("ready"));
    }

    @Test
    void what_was_done_is_counted() {
        String id = submit(request("Counted"));
        Api.awaitState(id, "completed");
        String metrics =
                given().get("/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("longhand_steps_total{stage=\"planning\"}")
                .contains("longhand_steps_total{stage=\"writing\"}")
                .contains("longhand_steps_total{stage=\"assembly\"}")
                .contains("longhand_model_calls_total", "longhand_words_total")
                .contains("longhand_tokens_total{kind=\"prompt\"}", "longhand_tokens_total{kind=\"cached\"}")
                .contains("longhand_stage_seconds_count{stage=\"writing\"}")
                .contains("longhand_jobs_total{outcome=\"completed\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "127.0.0.1.example.com", "localhost.example.com:80", "10.0.0.1", "[::2]"})
    void a_name_that_is_not_this_machines_is_misdirected(String host) {
        given().header("Host", host).get("/v1/documents").then().statusCode(421).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:9", "127.8.8.8", "[::1]:80", "LOCALHOST"})
    void every_name_of_this_machine_will_do(String host) {
        given().header("Host", host).get("/v1/documents").then().statusCode(200);
    }
}
