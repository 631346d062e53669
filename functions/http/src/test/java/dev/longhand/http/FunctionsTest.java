package dev.longhand.http;

import static dev.longhand.http.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Submission;
import dev.longhand.store.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class FunctionsTest {
    private static final String UNKNOWN = "0123456789abcdefghijklmnop";

    @Inject
    ObjectStore store;

    @Test
    void steps_by_hand_make_the_same_document_as_the_server_by_itself() {
        String automatic = Api.submit(request("The same either way"));
        String id = unattended("The same either way");
        next(call("plan", id), 1, "writing");
        next(call("write", id), 2, "writing");
        next(call("write", id), 3, "writing");
        next(call("write", id), 4, "assembly");
        call("assemble", id)
                .statusCode(200)
                .body("job", equalTo(id))
                .body("state", equalTo("completed"))
                .body("step", nullValue())
                .body("stage", nullValue());
        Api.awaitState(automatic, "completed");
        assertThat(Api.content(id)).isNotEmpty().isEqualTo(Api.content(automatic));
    }

    @Test
    void a_step_that_was_done_before_is_not_done_again() {
        String id = unattended("Twice the same event");
        call("plan", id).statusCode(200);
        call("write", id).statusCode(200);
        next(call("plan", Map.of("job", id, "step", 0)), 2, "writing");
        next(call("write", Map.of("job", id, "step", 1)), 2, "writing");
        next(call("write", Map.of("job", id, "step", 3)), 2, "writing");
        Api.status(id).body("modelCalls", equalTo(2));
    }

    @Test
    void a_function_out_of_turn_says_which_one_is_next() {
        String id = unattended("Out of turn");
        call("write", id)
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:longhand:problem:conflict"))
                .body("detail", containsString("is 0: call plan"));
        call("assemble", id).statusCode(409);
        call("plan", id).statusCode(200);
        call("assemble", id).statusCode(409).body("detail", containsString("is 1: call write"));
    }

    @Test
    void an_unknown_job_is_not_found() {
        call("plan", UNKNOWN).statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "{}",
                "{\"job\": null}",
                "{\"job\": \"../x\"}",
                "{\"job\": 5}",
                "{\"job\": \"0123456789abcdefghijklmnop\", \"step\": \"x\"}"
            })
    void a_bad_call_is_refused(String body) {
        String answer = Api.json(body)
                .post("/write")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .extract()
                .asString();
        assertThat(answer).doesNotContain("Exception", "\tat ");
    }

    private static void next(ValidatableResponse answer, int step, String stage) {
        answer.statusCode(200).body("step", equalTo(step)).body("stage", equalTo(stage));
    }

    private static ValidatableResponse call(String function, String id) {
        return call(function, Map.of("job", id));
    }

    private static ValidatableResponse call(String function, Map<String, Object> body) {
        return Api.json(body).post("/" + function).then();
    }

    /** A job that this server does not carry out by itself. */
    private String unattended(String instruction) {
        DocumentRequest request = new DocumentRequest(instruction, 1500, null, "planned", null, null, 7L, null, null);
        return new Submission(store, event -> {}, TestHosts.somewhere())
                .submit(TenantId.LOCAL, request, "scripted")
                .id()
                .value();
    }
}
