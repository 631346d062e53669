package dev.longhand.evaluation.judge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.longhand.document.LonghandException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A judge's six scores of one text, each a whole number from 1 to 5. */
public record Scores(Map<Dimension, Integer> values) {
    /** The best score. */
    public static final int BEST = 5;

    /** What a text gets that was never written: 1 in everything. */
    public static final Scores WORST = new Scores(
            Arrays.stream(Dimension.values()).collect(Collectors.toMap(dimension -> dimension, _ -> 1)));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Scores {
        Map<Dimension, Integer> ordered = new EnumMap<>(Dimension.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
        if (values.size() != Dimension.values().length
                || values.values().stream().anyMatch(score -> score < 1 || score > BEST)) {
            throw LonghandException.invalid("a judgement has six scores from 1 to 5");
        }
    }

    @JsonValue
    @Override
    public Map<Dimension, Integer> values() {
        return values;
    }

    /** The score of one dimension. */
    public int of(Dimension dimension) {
        return values.getOrDefault(dimension, 1);
    }

    /** The text's S_q: the mean of its six scores, from 0 to 100 by {@link #normalised}. */
    public double quality() {
        return normalised(values.values().stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow());
    }

    /** A score or a mean of scores from 1 to 5 on the scale from 0 to 100: {@code (score − 1) · 25}. */
    public static double normalised(double score) {
        return (score - 1) * 25;
    }
}
