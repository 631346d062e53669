package dev.longhand.event;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.LonghandException;

/**
 * Somebody wants a document. Source and id together name the request: the same ones again are the same document.
 *
 * @param source who asks, a URI reference
 * @param id the sender's id of the event
 */
public record DocumentRequested(String source, String id, DocumentRequest request) implements Event {
    private static final int LONGEST = 250;

    public DocumentRequested {
        if (id.isBlank() || source.length() + id.length() > LONGEST) {
            throw LonghandException.invalid("source and id of an event have 1 to %d characters".formatted(LONGEST));
        }
    }

    /** The idempotency key of the request, {@code {source}#{id}}. */
    public String key() {
        return source + "#" + id;
    }
}
