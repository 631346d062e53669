package dev.longhand.lambda;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.DocumentEnded;
import dev.longhand.event.Event;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.wiring.LambdaConfig;
import dev.longhand.wiring.LonghandConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends events to SQS. Every method returns when SQS has the message and fails, so that the incoming event comes again,
 * when it may not have it.
 */
@Startup
@Singleton
final class SqsQueues implements EventSink {
    /** Name of the attribute that says why a message was refused. */
    static final String REASON = "longhand-reason";

    /** A refused message fits where it came from, although it has an attribute more: SQS bounds the two together. */
    private static final int LONGEST_LETTER = 60_000;

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final String events;
    private final String refused;
    private final Optional<String> ends;
    private final Duration retryAfter;
    private final SqsClient client;

    SqsQueues(LambdaConfig config, LonghandConfig longhand) {
        events = needed(config.eventQueue(), "LONGHAND_LAMBDA_EVENT_QUEUE");
        refused = needed(config.refusedQueue(), "LONGHAND_LAMBDA_REFUSED_QUEUE");
        ends = config.endQueue();
        retryAfter = longhand.retryAfter();
        client = SqsServer.client(events);
    }

    @Override
    public void publish(StepEvent event) {
        send(events, text(event), _ -> {});
    }

    @Override
    public void announce(DocumentEnded event) {
        ends.ifPresent(queue -> send(queue, text(event), _ -> {}));
    }

    /**
     * Sends an event once more, to be delivered after a while. As a message of its own it is not counted against the
     * queue's redrive policy, which a model that loads for ten minutes would exhaust.
     */
    void again(Event event) {
        Duration delay = retryAfter.compareTo(LONGEST_DELAY) < 0 ? retryAfter : LONGEST_DELAY;
        send(events, text(event), message -> message.delaySeconds(Math.toIntExact(delay.toSeconds())));
    }

    /** Puts a message aside that can never be carried out, cut when it is longer than any event. */
    void refuse(String body, String reason) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(cut(reason, LONGEST_REASON))
                .build();
        send(refused, cut(body, LONGEST_LETTER), message -> message.messageAttributes(Map.of(REASON, value)));
    }

    private void send(String queue, String body, Consumer<SendMessageRequest.Builder> options) {
        try {
            client.sendMessage(message -> options.accept(message.queueUrl(queue).messageBody(body)));
        } catch (SdkException e) {
            throw LonghandException.of(
                    Kind.BUSY, "the queue %s did not take a message: %s".formatted(queue, e.getMessage()), e);
        }
    }

    /** The start of a text, without half a character at its end. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String text(Event event) {
        return new String(EventCodec.structured(event), StandardCharsets.UTF_8);
    }

    private static String needed(Optional<String> queue, String name) {
        return queue.orElseThrow(() -> LonghandException.invalid("set %s to the URL of an SQS queue".formatted(name)));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
