package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthScoreTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "333, 0", "500, 50", "700, 78.6", "800, 87.5", "900, 94.4", "1000, 100",
        "1100, 96.7", "1350, 88.3", "2000, 66.7", "4000, 0", "9000, 0"
    })
    void a_thousand_words_asked_score_as_published(int written, double score) {
        assertThat(LengthScore.of(1000, written)).isCloseTo(score, within(0.05));
    }

    @Test
    void a_length_that_nobody_asked_for_has_no_score() {
        assertThatThrownBy(() -> LengthScore.of(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LengthScore.of(10, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
