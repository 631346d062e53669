package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordCounterTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{(\\p{XDigit}+)}");

    @ParameterizedTest
    @MethodSource("countsByPython")
    void words_are_counted_as_python_counts_them(String line) {
        String[] countAndText = line.split("\t", 2);
        assertThat(WordCounter.count(unescaped(countAndText[1]))).isEqualTo(Integer.parseInt(countAndText[0]));
    }

    @Test
    void a_megabyte_of_the_worst_text_is_counted_in_one_pass() {
        assertThat(WordCounter.count("a".repeat(1 << 20) + "1")).isZero();
        assertThat(WordCounter.count("a ".repeat(1 << 19))).isEqualTo(1 << 19);
        assertThat(WordCounter.count("字a".repeat(1 << 19))).isEqualTo(1 << 19);
    }

    static Stream<String> countsByPython() throws IOException {
        try (InputStream file = WordCounterTest.class.getResourceAsStream("word-counts.tsv")) {
            byte[] lines = Objects.requireNonNull(file).readAllBytes();
            return new String(lines, StandardCharsets.UTF_8).lines();
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
