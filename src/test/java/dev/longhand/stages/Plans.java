package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Mode;
import dev.longhand.model.Prompt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Briefs and answers for tests of planning. */
final class Plans {
    static final String GOOD = plan(4, 500);

    private Plans() {}

    /** A plan as models are asked for it. */
    static String plan(int sections, int words) {
        return IntStream.range(0, sections)
                .mapToObj(i -> "{\"point\": \"Tide%d rises%d high%d.\", \"words\": %d}".formatted(i, i, i, words))
                .collect(Collectors.joining(", ", "{\"title\": \"Tides\", \"sections\": [", "]}"));
    }

    static Brief brief(int words, Mode mode) {
        return brief(words, mode, Language.EN);
    }

    static Brief brief(int words, Mode mode, Language language) {
        return brief(words, mode, language, "scripted");
    }

    static Brief brief(int words, Mode mode, Language language, String model) {
        return new Brief(
                "Write of tides.", words, language, mode, Layout.TURNS, LengthControl.STRICT, 41, model, Limits.NONE);
    }

    static String text(Prompt prompt) {
        return prompt.messages().getFirst().content();
    }
}
