package dev.longhand.lambda;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Invokes the function at an address of the event server and waits for its answer. */
record Invocation(String url) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the function answered, or its error. */
    record Answer(boolean failed, String body) {}

    Answer call(String input) throws IOException, InterruptedException {
        return call(input, UUID.randomUUID().toString());
    }

    /** With the id that Lambda gives an invocation and each of its own tries again. */
    Answer call(String input, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", "application/json")
                .header("Lambda-Runtime-Aws-Request-Id", id)
                .POST(BodyPublishers.ofString(input))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode() != 200, answer.body());
    }
}
