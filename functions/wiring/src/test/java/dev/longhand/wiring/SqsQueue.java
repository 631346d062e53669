package dev.longhand.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A queue of SQS, spoken to in its JSON protocol without a client library. */
public final class SqsQueue {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;

    /** The queue at this address. */
    public SqsQueue(String url) {
        this.url = url;
    }

    /** Sends a message. */
    public void send(String body) {
        send(body, Map.of());
    }

    /** Sends a message with attributes. */
    public void send(String body, Map<String, String> attributes) {
        ObjectNode parameters = parameters().put("MessageBody", body);
        ObjectNode values = parameters.putObject("MessageAttributes");
        attributes.forEach((name, value) ->
                values.putObject(name).put("DataType", "String").put("StringValue", value));
        call("SendMessage", parameters);
    }

    /** Up to ten messages in the form of SQS, after waiting for one at most so long. */
    public List<JsonNode> receive(Duration wait) {
        ObjectNode parameters = parameters().put("MaxNumberOfMessages", 10).put("WaitTimeSeconds", wait.toSeconds());
        parameters.putArray("MessageAttributeNames").add("All");
        parameters.putArray("AttributeNames").add("All");
        return call("ReceiveMessage", parameters).path("Messages").valueStream().toList();
    }

    /** All messages that are there, which are deleted. */
    public List<JsonNode> drain() {
        List<JsonNode> messages = receive(Duration.ZERO);
        messages.forEach(this::delete);
        return messages;
    }

    /** Deletes a message that was received. */
    public void delete(JsonNode message) {
        call(
                "DeleteMessage",
                parameters().put("ReceiptHandle", message.path("ReceiptHandle").asText()));
    }

    private ObjectNode parameters() {
        return JSON.createObjectNode().put("QueueUrl", url);
    }

    private JsonNode call(String action, ObjectNode parameters) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(BodyPublishers.ofString(parameters.toString()))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(action + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(action, e);
        }
    }
}
