package dev.longhand.http;

import static dev.longhand.http.Api.request;
import static dev.longhand.http.Api.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ScriptedServer.class)
class DocumentsTest {

    @Test
    void aRequestBecomesADocument() {
        String id = submit(request("A guide to snow"));
        Api.awaitState(id, "completed");
        Api.status(id)
                .body("title", equalTo(ScriptedServer.TITLE))
                .body("target", equalTo(1500))
                .body("language", equalTo("en"))
                .body("sections.planned", equalTo(3))
                .body("sections.written", hasSize(3))
                .body("sections.written.budget", everyItem(greaterThan(0)))
                .body("modelCalls", equalTo(4))
                .body("tokens.prompt", equalTo(400))
                .body("tokens.cached", equalTo(240))
                .body("tokens.completion", equalTo(80));
        assertThat(Api.content(id))
                .startsWith("# " + ScriptedServer.TITLE + "\n\n## Part 1\n\n" + ScriptedServer.FLAVOUR);
    }
}
