package dev.longhand.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.ObjectKey;
import java.io.IOException;

/**
 * The stored form of records: indented JSON with the number of its format. A field that a later version added is passed
 * over; an object of a later format is not read at all.
 */
final class Json {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json.put("format", FORMAT));
        } catch (JacksonException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    static <T> T read(ObjectKey key, byte[] content, Class<T> type) {
        JsonNode json = object(key, content);
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JacksonException e) {
            throw corrupt(key, e);
        }
    }

    /** The id of the commit that stored this content. */
    static String commitId(ObjectKey key, byte[] content) {
        return object(key, content).path("commitId").asText();
    }

    private static JsonNode object(ObjectKey key, byte[] content) {
        JsonNode json;
        try {
            json = MAPPER.readTree(content);
        } catch (IOException e) {
            throw corrupt(key, e);
        }
        if (!json.isObject()) {
            throw corrupt(key, null);
        }
        if (json.path("format").asInt(FORMAT) > FORMAT) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE,
                    "%s was written by a later version of Longhand: update this one".formatted(key));
        }
        return json;
    }

    private static LonghandException corrupt(ObjectKey key, @org.jspecify.annotations.Nullable IOException cause) {
        String message = "the stored object %s is damaged: restore it, or delete the job and write it anew".formatted(key);
        return cause == null
                ? LonghandException.of(Kind.CORRUPT, message)
                : LonghandException.of(Kind.CORRUPT, message, cause);
    }
}
