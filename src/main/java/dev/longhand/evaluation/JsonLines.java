package dev.longhand.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a file of JSON objects, one a line; empty lines are passed over. What is wrong is told with file and line. */
final class JsonLines {
    private JsonLines() {}

    /** The values of all lines, at least one; fails with {@code INVALID} at the first line that is wrong. */
    static <T> List<T> read(Path file, Function<Line, T> reader) {
        List<T> values = new ArrayList<>();
        String[] lines = text(file).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                values.add(reader.apply(Line.of(file, i, lines[i])));
            }
        }
        if (values.isEmpty()) {
            throw LonghandException.invalid("%s is empty: give it one JSON object a line".formatted(file));
        }
        return values;
    }

    /** The text of a file in UTF-8. */
    private static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw LonghandException.of(Kind.INVALID, "%s is not UTF-8 text: convert it".formatted(file), e);
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.INVALID, "%s cannot be read: name a file of JSON objects, one a line".formatted(file), e);
        }
    }

    /**
     * One line.
     *
     * @param index its number in the file, from 0
     */
    record Line(Path file, int index, JsonNode json) {

        private static Line of(Path file, int index, String text) {
            Optional<JsonNode> json = parsed(text).filter(JsonNode::isObject);
            return new Line(file, index, json.orElseThrow(() -> wrong(file, index, "is not a JSON object: correct it")));
        }

        private static Optional<JsonNode> parsed(String text) {
            try {
                return Optional.of(EvaluationJson.MAPPER.readTree(text));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }

        /** A text that must be there. */
        String text(String name) {
            if (!json.path(name).isTextual()) {
                throw wrong("has no text \"%s\": add it".formatted(name));
            }
            return whole(name, json.path(name).textValue());
        }

        /** A text that may be missing. */
        String textOr(String name, String missing) {
            return json.path(name).isMissingNode() || json.path(name).isNull() ? missing : text(name);
        }

        private String whole(String name, String text) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw wrong("has half of a character pair in \"%s\": correct it".formatted(name));
            }
            return text;
        }

        /** The exception that says what is wrong with this line and what to do. */
        LonghandException wrong(String problem) {
            return wrong(file, index, problem);
        }

        private static LonghandException wrong(Path file, int index, String problem) {
            return LonghandException.invalid("%s, line %d %s".formatted(file, index + 1, problem));
        }
    }
}
