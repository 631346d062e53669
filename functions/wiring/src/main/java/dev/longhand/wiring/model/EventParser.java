package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into the data of server-sent events, as the HTML standard (section 9.2.6) says; names, ids and comments are
 * left out. Lines are decoded whole, so it does not matter where the bytes were split, and bytes that are not UTF-8 are an
 * error instead of a gap in the text.
 */
final class EventParser {
    private static final String FIELD = "data";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_EVENT = 1 << 20;

    private final Consumer<String> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean afterReturn;
    private boolean first = true;

    EventParser(Consumer<String> events) {
        this.events = events;
    }

    /** Takes the next bytes. */
    void take(byte[] bytes) {
        for (byte b : bytes) {
            take(b);
        }
        if (line.size() + data.length() > LONGEST_EVENT) {
            throw broken("an event without an end");
        }
    }

    private void take(byte b) {
        boolean secondHalf = afterReturn && b == '\n';
        afterReturn = b == '\r';
        if (secondHalf) {
            return;
        }
        if (b == '\n' || b == '\r') {
            endLine();
        } else {
            line.write(b);
        }
    }

    private void endLine() {
        String text = decoded(line.toByteArray());
        line.reset();
        if (first && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            endEvent();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        if (text.startsWith(FIELD + ":")) {
            String value = text.substring(FIELD.length() + 1);
            data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
        }
    }

    private void endEvent() {
        if (!data.isEmpty()) {
            events.accept(data.substring(0, data.length() - 1));
            data.setLength(0);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken("bytes that are not UTF-8");
        }
    }

    private static LonghandException broken(String what) {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, "the model server sent " + what);
    }
}
