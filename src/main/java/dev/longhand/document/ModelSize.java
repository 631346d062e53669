package dev.longhand.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a model is, as far as its name tells: {@code qwen2.5-1.5b} has 1.5 billion parameters. */
final class ModelSize {
    private static final Pattern PARAMETERS = Pattern.compile("(?<![a-z0-9.])([0-9]+(?:\\.[0-9]+)?)([bm])(?![a-z0-9])");
    private static final double MILLION = 1e-3;

    /** Below so many billion parameters a model loses itself in a text of some hundred words. */
    private static final double SMALL = 4;

    private ModelSize() {}

    /** Whether the name says that the model is a small one. */
    static boolean isSmall(String model) {
        Matcher parameters = PARAMETERS.matcher(model.toLowerCase(Locale.ROOT));
        return parameters.find() && billions(parameters) < SMALL;
    }

    private static double billions(Matcher parameters) {
        double number = Double.parseDouble(parameters.group(1));
        return parameters.group(2).equals("b") ? number : MILLION * number;
    }
}
