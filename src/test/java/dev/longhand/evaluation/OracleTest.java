package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LengthScore;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.measure.Distinct;
import dev.longhand.evaluation.measure.NGrams;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Repetition;
import dev.longhand.evaluation.measure.Tokens;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts and measures against an implementation in Python ({@code oracle.py}) that knows only the published rules. */
final class OracleTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().build();
    private static final long SEED = 20_260_301;
    private static final int SHORT = 1_500;
    private static final int LONG = 12;
    private static final long LIMIT_SECONDS = 120;

    /** What texts are made of: scripts side by side, digits, accents, combining marks, apostrophes, emoji, odd spaces. */
    private static final List<String> PIECES = List.of(
            "the", "Longhand", "don't", "rock’n’roll", "o'", "'tis", "a", "B", "x1", "1x", "42", "3.14", "²", "Ⅷ", "½",
            "é", "e\u0301", "naïve", "na\u0308ive", "\u0301", "ß", "ſ", "İ", "ø", "σας", "слово", "मन", "ไทย", "עִבְרִית",
            "字", "汉语", "一", "\u9fff", "\ua000", "㐀", "𠀀", "〇", "ー", "かな", "カナ", "한글", "ａｂ", "１", "𝐀b", "_", "snake_case",
            "-", "–", "'", "’", "\"", ".", "，", "。", "！", " ", " ", " ", "  ", "\n", "\t", "\u3000", "\u00a0", "\u200b", "\u200d",
            "👩‍🚀", "🏔️", "😀", "GPT-4o", "使用GPT模型", "第3章", "C++", "&amp;", "<b>");

    @TempDir
    static Path folder;

    private static final List<Case> CASES = cases();
    private static JsonNode found = JSON.createArrayNode();

    private record Case(String text, int asked) {}

    @BeforeAll
    static void ask() throws IOException, InterruptedException, URISyntaxException {
        Path in = folder.resolve("cases.json");
        Path out = folder.resolve("found.json");
        Path err = folder.resolve("err.txt");
        Files.writeString(in, JSON.writeValueAsString(CASES));
        Path script = Path.of(Objects.requireNonNull(OracleTest.class.getResource("oracle.py")).toURI());
        ProcessBuilder builder = new ProcessBuilder("python3", script.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                ;
        builder.environment().put("PYTHONUTF8", "1");
        Process python = builder.start();
        try {
            assertThat(python.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("python3 ends in time").isTrue();
        } finally {
            python.destroyForcibly();
        }
        assertThat(python.exitValue()).as(Files.readString(err)).isZero();
        found = JSON.readTree(out.toFile());
        assertThat(found).hasSameSizeAs(CASES);
    }

    @Test
    void words_are_those_of_the_published_counter() {
        each((text, node) -> assertThat(WordCounter.count(text.text())).isEqualTo(node.path("words").asInt()));
    }

    @Test
    void length_scores_are_those_of_the_published_formula() {
        each((text, node) -> assertThat(LengthScore.of(text.asked(), WordCounter.count(text.text())))
                .isCloseTo(node.path("score").asDouble(), within(1e-9)));
    }

    @Test
    void texts_are_cut_into_the_same_tokens() {
        each((text, node) -> assertThat(Tokens.of(text.text())).isEqualTo(texts(node.path("tokens"))));
    }

    @Test
    void four_grams_are_repeated_at_the_same_places() {
        each((text, node) -> assertThat(Repetition.of(grams(text)).tenths()).isEqualTo(ratios(node.path("tenths"))));
    }

    @Test
    void n_grams_differ_as_often() {
        each((text, node) -> {
            for (int n = 1; n <= 4; n++) {
                assertThat(Distinct.of(grams(text), n)).isEqualTo(ratios(node.path("distinct")).get(n - 1));
            }
            assertThat(Distinct.inWindows(grams(text), 4)).isEqualTo(ratios(node.path("windows")));
        });
    }

    private interface Check {
        void of(Case text, JsonNode found);
    }

    private static void each(Check check) {
        for (int i = 0; i < CASES.size(); i++) {
            check.of(CASES.get(i), found.path(i));
        }
    }

    private static NGrams grams(Case text) {
        return NGrams.of(Tokens.of(text.text()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static List<Ratio> ratios(JsonNode array) {
        List<Ratio> ratios = new ArrayList<>();
        array.forEach(node -> ratios.add(new Ratio(node.path(0).asLong(), node.path(1).asLong())));
        return ratios;
    }

    private static List<Case> cases() {
        Random random = new Random(SEED);
        List<Case> cases = new ArrayList<>(List.of(new Case("", 1), new Case("a", 1)));
        for (int i = 0; i < SHORT; i++) {
            cases.add(new Case(text(random, PIECES.size(), random.nextInt(40)), 1 + random.nextInt(60)));
        }
        for (int i = 0; i < LONG; i++) {
            cases.add(new Case(text(random, 4 + random.nextInt(PIECES.size() - 4), 3_000), 1 + random.nextInt(4_000)));
        }
        return cases;
    }

    private static String text(Random random, int variety, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(variety))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
