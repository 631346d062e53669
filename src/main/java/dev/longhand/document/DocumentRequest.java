package dev.longhand.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A brief as a caller sends it: all but the instruction may be missing. {@link #toBrief} makes every choice that the
 * caller left open and refuses what cannot be done.
 *
 * @param words target length; found in the instruction when missing
 * @param language {@code en}, {@code zh} or {@code auto}
 * @param mode {@code auto}, {@code single}, {@code planned}, {@code chapters} or {@code parallel}
 * @param layout {@code turns} or {@code agentwrite}
 * @param length {@code strict}, {@code soft} or {@code off}
 */
public record DocumentRequest(
        @Nullable String instruction,
        @Nullable Integer words,
        @Nullable String language,
        @Nullable String mode,
        @Nullable String layout,
        @Nullable String length,
        @Nullable Long seed,
        @Nullable String model,
        @Nullable Limits limits) {

    private static final int SEEDS = 1 << 30;

    /** A request that leaves everything open. */
    public static DocumentRequest of(String instruction) {
        return new DocumentRequest(instruction, null, null, null, null, null, null, null, null);
    }

    /** The brief, with the model to use where none is named and a seed drawn where none is given. */
    public Brief toBrief(String defaultModel, RandomGenerator random) {
        String text = instruction == null ? "" : instruction;
        return new Brief(
                text,
                target(text),
                languageOf(text),
                choice(Mode.class, "mode", mode, Mode.AUTO),
                choice(Layout.class, "layout", layout, Layout.TURNS),
                choice(LengthControl.class, "length", length, LengthControl.STRICT),
                seed == null ? random.nextInt(SEEDS) : seed,
                model == null ? defaultModel : model,
                limits == null ? Limits.NONE : limits);
    }

    private int target(String text) {
        if (words == null) {
            return RequestedLength.find(text).orElse(0);
        }
        if (words <= 0) {
            throw LonghandException.invalid(
                    "words must be from 1 to %,d, not %,d".formatted(Brief.MAX_WORDS, words));
        }
        return words;
    }

    private Language languageOf(String text) {
        if (language == null || language.equalsIgnoreCase("auto")) {
            return Language.of(text);
        }
        return Language.byCode(language.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> LonghandException.invalid("language must be en, zh or auto, not %s".formatted(quoted(language))));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, @Nullable String value, E missing) {
        if (value == null) {
            return missing;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> LonghandException.invalid(
                        "%s must be one of %s, not %s".formatted(name, names(type), quoted(value))));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String value) {
        return "\"" + value.substring(0, Math.min(value.length(), 40)).replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
