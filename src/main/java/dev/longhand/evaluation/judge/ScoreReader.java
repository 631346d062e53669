package dev.longhand.evaluation.judge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a judge's scores in what it said. An object in JSON counts wherever it stands, and whatever names and nesting it
 * has; else lines like {@code Relevance: 4/5}. Only whole numbers from 1 to 5 are scores, and only all six make a
 * judgement.
 */
final class ScoreReader {
    /** Opening braces that are tried before the JSON of an answer is given up. */
    private static final int MOST_STARTS = 200;

    private static final Pattern THOUGHT = Pattern.compile("(?s)^.*</think(?:ing)?>");
    private static final Pattern SCORE = Pattern.compile("\\s*([1-5])(?:\\.0+)?(?:\\s*(?:/|out of)\\s*5(?:\\.0+)?)?\\s*");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScoreReader() {}

    /** The scores and reasons in an answer, if all six scores are there. */
    static Optional<Verdict.Judged> read(String answer) {
        String said = THOUGHT.matcher(answer).replaceFirst("");
        return objects(said)
                .flatMap(object -> scores(object)
                        .map(scores -> new Verdict.Judged(scores, reasons(object)))
                        .stream())
                .findFirst()
                .or(() -> lines(said).map(scores -> new Verdict.Judged(scores, said.strip())));
    }

    private static Stream<JsonNode> objects(String said) {
        return Stream.iterate(said.indexOf('{'), at -> at >= 0, at -> said.indexOf('{', at + 1))
                .limit(MOST_STARTS)
                .flatMap(at -> object(said.substring(at)).stream());
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Scores> scores(JsonNode object) {
        Map<Dimension, Integer> found = new EnumMap<>(Dimension.class);
        collect(object, found);
        return complete(found);
    }

    private static void collect(JsonNode object, Map<Dimension, Integer> found) {
        object.propertyStream().forEach(field -> named(field.getKey())
                .ifPresentOrElse(
                        dimension -> score(field.getValue()).ifPresent(score -> found.put(dimension, score)),
                        () -> collect(field.getValue(), found)));
    }

    /** A score as a number or a text, or with its reason in an object of its own. */
    private static Optional<Integer> score(JsonNode value) {
        if (value.isObject()) {
            return Stream.of("score", "rating", "value")
                    .map(value::path)
                    .filter(JsonNode::isValueNode)
                    .findFirst()
                    .flatMap(ScoreReader::score);
        }
        return score(value.asText());
    }

    private static Optional<Integer> score(String text) {
        return Optional.of(SCORE.matcher(text))
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)));
    }

    private static Optional<Dimension> named(String key) {
        String letters = key.toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("[^a-z]", "");
        return Stream.of(Dimension.values())
                .filter(dimension -> dimension.key().replace("_", "").equals(letters))
                .findFirst();
    }

    private static String reasons(JsonNode object) {
        JsonNode analysis = object.path("analysis");
        return analysis.isTextual() ? analysis.asText() : object.toString();
    }

    /** The last number that stands after each name. */
    private static Optional<Scores> lines(String said) {
        Map<Dimension, Integer> found = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            List<MatchResult> matches = line(dimension).matcher(said).results().toList();
            if (!matches.isEmpty()) {
                score(matches.getLast().group(1)).ifPresent(score -> found.put(dimension, score));
            }
        }
        return complete(found);
    }

    private static Pattern line(Dimension dimension) {
        String name = dimension.key().replace("_and_", "_(?:and|&)_").replace("_", "[\\s_]{0,3}");
        return Pattern.compile(
                "(?i)\\b" + name + "[\\s\"'*_()]{0,6}[:：=–-][\\s\"'*_(]{0,6}([0-9]+(?:\\.[0-9]+)?(?:\\s?/\\s?[0-9]+)?)");
    }

    private static Optional<Scores> complete(Map<Dimension, Integer> found) {
        return found.size() == Dimension.values().length ? Optional.of(new Scores(found)) : Optional.empty();
    }
}
