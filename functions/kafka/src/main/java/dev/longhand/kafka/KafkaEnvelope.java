package dev.longhand.kafka;

import dev.longhand.queue.Envelope;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Record headers, whose values are UTF-8. */
@Singleton
final class KafkaEnvelope implements Envelope {

    @Override
    public Map<String, String> headers(Message<?> message) {
        Map<String, String> headers = new HashMap<>();
        message.getMetadata(IncomingKafkaRecordMetadata.class)
                .ifPresent(record -> record.getHeaders().forEach(header -> put(headers, header)));
        return headers;
    }

    @Override
    public Object metadata(String contentType, Map<String, String> headers) {
        Headers all = new RecordHeaders().add("content-type", bytes(contentType));
        headers.forEach((name, value) -> all.add(name, bytes(value)));
        return OutgoingKafkaRecordMetadata.builder().withHeaders(all).build();
    }

    private static void put(Map<String, String> headers, Header header) {
        if (header.value() != null) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
