package dev.longhand.knative;

import dev.longhand.document.LonghandException;
import dev.longhand.event.EventCodec;
import dev.longhand.event.PubSubMessage;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** CloudEvents in HTTP messages: binary, structured, or in one of the envelopes of Pub/Sub. */
final class Messages {
    private Messages() {}

    /** The event; fails with {@code INVALID} when there is none. */
    static CloudEvent read(MultivaluedMap<String, String> headers, byte[] body) {
        CloudEvent event = outer(headers, body);
        if (!event.getType().equals(PubSubMessage.PUBLISHED)) {
            return event;
        }
        return Optional.ofNullable(event.getData())
                .map(CloudEventData::toBytes)
                .map(PubSubMessage::unwrap)
                .orElseThrow(() -> LonghandException.invalid("the event has no data"));
    }

    private static CloudEvent outer(MultivaluedMap<String, String> headers, byte[] body) {
        String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        if (type.startsWith("application/cloudevents-batch")) {
            throw LonghandException.invalid("batches are not taken: send one event a call");
        }
        if (headers.containsKey("ce-specversion")) {
            return binary(headers, body);
        }
        return PubSubMessage.isOne(body) ? PubSubMessage.unwrap(body) : EventCodec.read(body);
    }

    private static CloudEvent binary(MultivaluedMap<String, String> headers, byte[] body) {
        try {
            return HttpMessageFactory.createReaderFromMultimap(headers, body).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "the headers are no CloudEvent: " + e.getMessage(), e);
        }
    }

    /** The event as an answer, in binary mode. */
    static Response write(CloudEvent event) {
        Response.ResponseBuilder answer = Response.ok();
        HttpMessageFactory.createWriter(answer::header, answer::entity).writeBinary(event);
        return answer.build();
    }
}
