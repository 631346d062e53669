package dev.longhand.stages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON in an answer token by token, so that what is complete before a cut or a fault is kept. After a fault it
 * goes on at the next bracket.
 */
final class PlanJson {
    /** Broken pieces of JSON that are tried before the rest of the answer is given up. */
    private static final int MOST_STARTS = 2_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final char[] answer;
    private final Deque<PlanObject> open = new ArrayDeque<>();
    private final List<RawPlan.Item> sections = new ArrayList<>();
    private String title = "";

    private PlanJson(String answer) {
        this.answer = answer.toCharArray();
    }

    /** The plan in the answer's JSON; without sections if it has none. */
    static RawPlan parse(String answer) {
        PlanJson json = new PlanJson(answer);
        int at = json.bracket(0);
        for (int starts = 0; at < answer.length() && starts < MOST_STARTS; starts++) {
            at = json.bracket(json.read(at));
        }
        return new RawPlan(json.title, json.sections);
    }

    private int bracket(int from) {
        int at = from;
        while (at < answer.length && answer[at] != '{' && answer[at] != '[') {
            at++;
        }
        return at;
    }

    /** Reads one value from here and says where to go on: at its last character, which a fault may have read too far. */
    private int read(int start) {
        try (JsonParser parser = JSON.createParser(answer, start, answer.length - start)) {
            walk(parser);
            int read = (int) parser.currentLocation().getCharOffset();
            return start + Math.max(1, read - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every bracket that opens is closed or faulty, so that the context is back at the root or a fault ends it. */
    private void walk(JsonParser parser) throws IOException {
        try {
            do {
                accept(parser.nextToken(), parser);
            } while (!parser.getParsingContext().inRoot());
        } catch (JsonProcessingException fault) {
            cutOff();
        }
    }

    private void accept(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> open.push(new PlanObject(parser.getParsingContext().getParent().inArray()));
            case END_OBJECT -> close(open.pop());
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(parser.currentName(), parser.getText());
            default -> {}
        }
    }

    private void value(@Nullable String name, String value) {
        PlanObject object = open.peek();
        if (object != null) {
            object.put(name == null ? "" : name, value);
        } else {
            sections.add(PlanObject.item(value, 0));
        }
    }

    private void close(PlanObject object) {
        List<RawPlan.Item> own = object.sections();
        sections.addAll(own);
        title = object.title().isEmpty() ? title : object.title();
        PlanObject around = open.peek();
        if (around != null && (object.holdsSections() || !own.isEmpty())) {
            around.holdSections();
        }
    }

    /** What lists sections still counts without its end; a section does not. */
    private void cutOff() {
        while (!open.isEmpty()) {
            PlanObject object = open.pop();
            if (object.holdsSections()) {
                close(object);
            }
        }
    }
}
