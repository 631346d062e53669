package dev.longhand.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The messages that an event source mapping of SQS gives to one invocation.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial batch responses</a>
 */
record SqsBatch(JsonNode records) {
    private static final Logger LOG = Logger.getLogger(SqsBatch.class);

    static SqsBatch of(JsonNode input) {
        return new SqsBatch(input.path("Records"));
    }

    /** Hands all bodies over at once; names those in the answer that failed and have to come again, and no other. */
    JsonNode answer(Consumer<String> delivery) {
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            records.forEach(message -> threads.execute(() -> deliver(message, delivery, failed)));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
        return answer;
    }

    private static void deliver(JsonNode message, Consumer<String> delivery, Queue<String> failed) {
        String id = message.path("messageId").asText();
        try {
            delivery.accept(message.path("body").asText());
        } catch (RuntimeException e) {
            LOG.errorf("message %s has to come again: %s", id, e.getMessage());
            failed.add(id);
        }
    }
}
