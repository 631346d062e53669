package dev.longhand.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A broker's events, chained by the answers. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OneStep.class, restrictToAnnotatedClass = true)
class KnativeTest extends TriggerContract {
    private final Broker broker = new Broker(true);

    @TestHTTPResource
    URI function = URI.create("");

    @Override
    protected void send(byte[] structured) {
        broker.subscribe(function);
        broker.send(structured);
    }

    @Override
    protected List<String> ends() {
        return broker.ends();
    }

    @Override
    protected List<String> refusals() {
        return broker.refusals();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void every_answer_is_the_next_event() {
        send("""
                {"specversion":"1.0","id":"chain","type":"dev.longhand.document.requested","source":"/tests",
                "data":{"instruction":"Write about rivers","words":1500,"mode":"planned"}}""".getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofMinutes(1)).until(() -> !ends().isEmpty());
        String job = broker.ids().getFirst().replaceFirst("/.*", "");
        assertThat(broker.ids())
                .containsExactly(job + "/0", job + "/1", job + "/2", job + "/3", job + "/4", job + "/ended");
    }
}
