package dev.longhand.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes what callers send at its word: nothing unknown, nothing twice, no value bent into another type, only whole characters. */
public final class StrictJson {
    private static final int LONGEST_NAME = 60;

    private StrictJson() {}

    /** Makes a mapper strict. */
    public static void configure(ObjectMapper mapper) {
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("whole-text").addDeserializer(String.class, new WholeText()));
    }

    /** What is wrong with what was sent, in a line for its sender. */
    public static String explain(JacksonException failure) {
        Optional<LonghandException> refusal = causes(failure)
                .filter(LonghandException.class::isInstance)
                .map(LonghandException.class::cast)
                .findFirst();
        if (refusal.isPresent()) {
            return refusal.get().getMessage();
        }
        if (causes(failure).anyMatch(StreamConstraintsException.class::isInstance)) {
            return "the JSON is nested too deeply, or a number or a name in it is too long";
        }
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                "there is no field \"%s\"; there are: %s".formatted(path(e), known(e));
            case MismatchedInputException e
            when !e.getPath().isEmpty() -> "the field \"%s\" has a value of the wrong kind".formatted(path(e));
            case JsonMappingException e
            when !e.getPath().isEmpty() -> "the field \"%s\" cannot be read".formatted(path(e));
            default -> "the body is not one JSON object of the expected form";
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getFieldName() == null ? "[]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        return path.length() <= LONGEST_NAME ? path : path.substring(0, LONGEST_NAME) + "…";
    }

    private static String known(UnrecognizedPropertyException failure) {
        return failure.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static final class WholeText extends StdScalarDeserializer<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        WholeText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "not a string");
            }
            String text = parser.getText();
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw LonghandException.invalid("a text is not valid Unicode: it has half of a character pair");
            }
            return text;
        }
    }
}
