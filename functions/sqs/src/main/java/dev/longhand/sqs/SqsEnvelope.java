package dev.longhand.sqs;

import dev.longhand.queue.Envelope;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.SqsOutboundMetadata;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Message attributes that are text. */
@Singleton
final class SqsEnvelope implements Envelope {

    @Override
    public Map<String, String> headers(Message<?> message) {
        Map<String, String> headers = new HashMap<>();
        message.getMetadata(SqsIncomingMetadata.class)
                .ifPresent(sqs -> sqs.getMessage().messageAttributes().forEach((name, value) -> {
                    if (value.stringValue() != null) {
                        headers.put(name, value.stringValue());
                    }
                }));
        return headers;
    }

    @Override
    public Object metadata(String contentType, Map<String, String> headers) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put("content-type", text(contentType));
        headers.forEach((name, value) -> attributes.put(name, text(value)));
        return SqsOutboundMetadata.builder().messageAttributes(attributes).build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
