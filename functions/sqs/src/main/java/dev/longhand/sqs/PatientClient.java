package dev.longhand.sqs;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsReceiveMessageRequestCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * How the connector speaks to SQS. On its own it would stop reading for good as soon as SQS cannot be reached for some
 * seconds; and it would ask for the attribute {@code _classname}, load the class that a sender names there, and stop reading
 * if there is none.
 */
@Singleton
@Identifier("events")
final class PatientClient implements SqsReceiveMessageRequestCustomizer {
    /** Longer than a long poll. */
    private static final Duration TRY = Duration.ofSeconds(25);

    /** Less than a sink waits, so that nothing is sent that was given up. */
    private static final Duration SENDING = Duration.ofSeconds(50);

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Taken by the connector because no channel names a region. */
    @Produces
    @Singleton
    static SqsAsyncClient client() {
        BackoffStrategy pauses = BackoffStrategy.exponentialDelay(PAUSE, LONGEST_PAUSE);
        StandardRetryStrategy retries = StandardRetryStrategy.builder()
                .maxAttempts(Integer.MAX_VALUE)
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .circuitBreakerEnabled(false)
                .build();
        return SqsAsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()) // a native executable does not look for one
                .overrideConfiguration(calls ->
                        calls.retryStrategy(retries).apiCallAttemptTimeout(TRY).apiCallTimeout(SENDING))
                .build();
    }

    @Override
    public void customize(ReceiveMessageRequest.Builder request) {
        request.messageAttributeNames("ce-specversion", "ce-id", "ce-source", "ce-type")
                .overrideConfiguration(call -> call.apiCallTimeout(FOR_EVER));
    }
}
