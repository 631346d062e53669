package dev.longhand.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.store.ObjectKey;
import java.io.IOException;

/** The stored form of records: indented JSON; a field that a later version added is passed over. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
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
            return MAPPER.writeValueAsBytes(json);
        } catch (JacksonException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    static <T> T read(ObjectKey key, byte[] content, Class<T> type) {
        try {
            T value = MAPPER.readValue(content, type);
            if (value == null) {
                throw corrupt(key, null);
            }
            return value;
        } catch (IOException e) {
            throw corrupt(key, e);
        }
    }

    /** The id of the commit that stored this content. */
    static String commitId(ObjectKey key, byte[] content) {
        return read(key, content, ObjectNode.class).path("commitId").asText();
    }

    private static LonghandException corrupt(ObjectKey key, @org.jspecify.annotations.Nullable IOException cause) {
        String message = "the stored object %s is damaged: restore it, or delete the job and write it anew".formatted(key);
        return cause == null
                ? LonghandException.of(Kind.CORRUPT, message)
                : LonghandException.of(Kind.CORRUPT, message, cause);
    }
}
