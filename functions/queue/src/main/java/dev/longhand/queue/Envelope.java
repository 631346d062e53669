package dev.longhand.queue;

import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What one broker carries beside the bytes of an event. */
public interface Envelope {

    /** The text headers, application properties or attributes of a message that came in, its content type not among them. */
    Map<String, String> headers(Message<?> message);

    /** The metadata that gives a message on its way out this content type and these headers. */
    Object metadata(String contentType, Map<String, String> headers);
}
