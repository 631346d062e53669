package dev.longhand.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class SqsBatchTest {
    @Test
    void the_messages_that_fail_are_named_and_the_others_are_done() throws IOException {
        SqsBatch batch = SqsBatch.of(new JsonMapper().readTree("""
                {"Records": [{"messageId": "a", "body": "1"}, {"messageId": "b", "body": "bad"}, {"messageId": "c", "body": "3"}]}"""));
        Queue<String> done = new ConcurrentLinkedQueue<>();
        String answer = batch.answer(body -> {
                    if (body.equals("bad")) {
                        throw new IllegalStateException("unforeseen");
                    }
                    done.add(body);
                })
                .toString();
        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");
        assertThat(done).containsExactlyInAnyOrder("1", "3");
    }
}
