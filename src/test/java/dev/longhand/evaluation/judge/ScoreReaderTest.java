package dev.longhand.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreReaderTest {
    private static final String PLAIN = """
            {"analysis": "Solid.", "relevance": 5, "accuracy": 4, "coherence": 3, "clarity": 2, "breadth_and_depth": 1,
             "reading_experience": 5}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "```json\n" + PLAIN + "\n```",
                "Here is my judgement. {I was strict}\n" + PLAIN + "\nI hope this helps {really}.",
                "<think>Relevance: 1? {\"relevance\": 1}</think>" + PLAIN,
                "[" + PLAIN + "]",
                """
                {"Analysis": "Solid.", "Relevance": 5, "Accuracy": 4, "Coherence": 3, "Clarity": 2, "Breadth and Depth": 1, "Reading Experience": 5}""",
                """
                {"analysis": "Solid.", "scores": {"Relevance": "5", "Accuracy": "4/5", "Coherence": "3 out of 5", "Clarity": 2.0,
                 "Breadth & Depth": {"score": 1, "reason": "thin"}, "readingExperience": {"rating": "5"}}}""",
                """
                {'analysis': 'Solid.', relevance: 5, accuracy: 4, coherence: 3, clarity: 2, breadthAndDepth: 1, "READING-EXPERIENCE": 5,}""",
            })
    void an_object_counts_wherever_it_stands_and_however_it_is_named(String answer) {
        Verdict.Judged judged = ScoreReader.read(answer).orElseThrow();
        assertThat(values(judged)).containsExactly(5, 4, 3, 2, 1, 5);
        assertThat(judged.analysis()).contains("Solid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Relevance: 5\nAccuracy: 4\nCoherence: 3\nClarity: 2\nBreadth and Depth: 1\nReading Experience: 5",
                "- **Relevance**: 5/5\n- **Accuracy**: 4/5\n- **Coherence**: 3/5\n- **Clarity**: 2/5\n"
                        + "- **Breadth and Depth**: 1/5\n- **Reading Experience**: 5/5",
                "Relevance – 2 at first, but on reflection\nrelevance = 5, accuracy = 4, coherence = 3, clarity = 2,"
                        + " breadth & depth = 1, reading_experience = 5",
                "{\"analysis\": \"a \"quote\" breaks it\", \"relevance\": 5, \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2,"
                        + " \"breadth_and_depth\": 1, \"reading_experience\": 5}",
            })
    void without_readable_json_the_last_number_after_each_name_counts(String answer) {
        assertThat(values(ScoreReader.read(answer).orElseThrow())).containsExactly(5, 4, 3, 2, 1, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot judge this.",
                "{\"relevance\": 5, \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2, \"breadth_and_depth\": 1}",
                "{\"relevance\": 6, \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2, \"breadth_and_depth\": 1, \"reading_experience\": 5}",
                "{\"relevance\": 0, \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2, \"breadth_and_depth\": 1, \"reading_experience\": 5}",
                "{\"relevance\": 4.5, \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2, \"breadth_and_depth\": 1, \"reading_experience\": 5}",
                "{\"relevance\": \"8/10\", \"accuracy\": 4, \"coherence\": 3, \"clarity\": 2, \"breadth_and_depth\": 1, \"reading_experience\": 5}",
                "Relevance: 55 Accuracy: 4 Coherence: 3 Clarity: 2 Breadth and Depth: 1 Reading Experience: 5",
            })
    void anything_but_six_whole_numbers_from_1_to_5_is_no_judgement(String answer) {
        assertThat(ScoreReader.read(answer)).isEqualTo(Optional.empty());
    }

    @Test
    void a_flood_of_braces_is_given_up_soon() {
        assertThat(ScoreReader.read("{".repeat(100_000))).isEmpty();
        assertThat(ScoreReader.read("relevance ".repeat(20_000))).isEmpty();
    }

    @Test
    void quality_is_the_mean_of_the_six_from_0_to_100() {
        // (5 + 4 + 3 + 2 + 1 + 5) / 6 = 20 / 6; (20 / 6 − 1) · 25 = 58.33
        assertThat(ScoreReader.read(PLAIN).orElseThrow().scores().quality()).isEqualTo(25 * 14 / 6.0);
        assertThat(Scores.WORST.quality()).isZero();
        assertThat(Scores.normalised(5)).isEqualTo(100);
    }

    private static List<Integer> values(Verdict.Judged judged) {
        Map<Dimension, Integer> values = judged.scores().values();
        return List.copyOf(values.values());
    }
}
