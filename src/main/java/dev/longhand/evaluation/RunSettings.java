package dev.longhand.evaluation;

import dev.longhand.model.Sampling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What makes two runs the same run, so that the answers of one are those of the other. Kept in {@code run.json}.
 *
 * @param prompts name of the file of prompts, for a person
 * @param promptsSha256 what the file held, in hex
 * @param mode how Longhand writes, as {@link dev.longhand.document.Mode}; empty for other systems
 * @param layout how Longhand asks, as {@link dev.longhand.document.Layout}; empty for other systems
 * @param length how closely Longhand keeps the length, as {@link dev.longhand.document.LengthControl}; of other systems
 *     {@code until-zero} where a text ends when its score can only be 0, else empty
 * @param model name of the model on its server; empty when none is asked
 * @param seed first seed of every answer's calls
 */
public record RunSettings(
        String prompts,
        String promptsSha256,
        String system,
        String mode,
        String layout,
        String length,
        String model,
        long seed,
        Sampling sampling) {

    /** What is different in other settings, in a line for a person; empty when they are the same run. */
    String differences(RunSettings other) {
        Map<String, Object> theirs = other.values();
        return values().entrySet().stream()
                .filter(value -> !value.getValue().equals(theirs.get(value.getKey())))
                .map(value -> "its %s is %s, not %s"
                        .formatted(value.getKey(), shown(value.getValue()), shown(theirs.getOrDefault(value.getKey(), ""))))
                .collect(Collectors.joining("; "));
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("prompts' sha256", promptsSha256);
        values.put("system", system);
        values.put("mode", mode);
        values.put("layout", layout);
        values.put("length control", length);
        values.put("model", model);
        values.put("seed", seed);
        values.put("sampling", sampling);
        return values;
    }

    private static String shown(Object value) {
        return value.equals("") ? "none" : value.toString();
    }
}
