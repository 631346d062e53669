package dev.longhand.lambda;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Where SQS is spoken. */
final class SqsServer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration ALL_TRIES = Duration.ofSeconds(30);

    private SqsServer() {}

    /** A client of the server that a queue's address names; its other queues are there, too. */
    static SqsClient client(String queue) {
        return SqsClient.builder()
                .endpointOverride(URI.create(queue).resolve("/"))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(TRY))
                .overrideConfiguration(calls -> calls.apiCallTimeout(ALL_TRIES).apiCallAttemptTimeout(TRY))
                .build();
    }
}
