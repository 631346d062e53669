package dev.longhand.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.wiring.SqsQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Lambda's event source mapping does: takes messages from a queue, invokes the function with them, and deletes those
 * that its answer does not name as failed.
 */
final class SourceMapping implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final SqsQueue queue;
    private final Invocation function;
    private final Thread thread;

    SourceMapping(String queue, String function) {
        this.queue = new SqsQueue(queue);
        this.function = new Invocation(function);
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            while (true) {
                deliver(queue.receive(Duration.ofSeconds(1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("nothing is delivered any more", e);
            }
        }
    }

    private void deliver(List<JsonNode> messages) throws IOException, InterruptedException {
        if (messages.isEmpty()) {
            return;
        }
        Invocation.Answer answer = function.call(batch(messages));
        if (answer.failed()) {
            return; // all come again
        }
        Set<String> failed = JSON.readTree(answer.body())
                .path("batchItemFailures")
                .valueStream()
                .map(item -> item.path("itemIdentifier").asText())
                .collect(Collectors.toSet());
        messages.stream()
                .filter(message -> !failed.contains(message.path("MessageId").asText()))
                .forEach(queue::delete);
    }

    private static String batch(List<JsonNode> messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (JsonNode message : messages) {
            records.addObject()
                    .put("messageId", message.path("MessageId").asText())
                    .put("receiptHandle", message.path("ReceiptHandle").asText())
                    .put("body", message.path("Body").asText())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:events")
                    .put("awsRegion", "eu-central-1");
        }
        return batch.toString();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
