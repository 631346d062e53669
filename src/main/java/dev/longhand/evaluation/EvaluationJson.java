package dev.longhand.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** The JSON of an evaluation's files. A field that a later version added is passed over. */
final class EvaluationJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private EvaluationJson() {}

    /** A value as one line, its end included. */
    static byte[] line(Object value) {
        return (text(value, false) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A value as a person reads it. */
    static byte[] indented(Object value) {
        return (text(value, true) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value, boolean indented) {
        try {
            return (indented ? MAPPER.writer(SerializationFeature.INDENT_OUTPUT) : MAPPER.writer())
                    .writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("a record can always be written", e);
        }
    }
}
