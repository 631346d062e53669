package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    @Test
    void values_are_summed_up_by_hand_computed_numbers() {
        Summary summary = Summary.of(List.of(9.0, 2.0, 4.0, 5.0));
        assertThat(summary.count()).isEqualTo(4);
        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.median()).isEqualTo(4.5);
        assertThat(summary.deviation()).isCloseTo(Math.sqrt(26 / 3.0), within(1e-12));
        assertThat(Summary.of(List.of(3.0, 1.0, 8.0)).median()).isEqualTo(3);
    }

    @Test
    void one_value_does_not_stray_and_none_says_nothing() {
        assertThat(Summary.of(List.of(7.0))).isEqualTo(new Summary(1, 7, 7, 0));
        assertThat(Summary.of(List.of())).isEqualTo(Summary.NONE);
        assertThat(Summary.NONE.none()).isTrue();
    }

    @Test
    void a_ratio_of_nothing_is_no_division_by_zero() {
        assertThat(new Ratio(0, 0).value()).isZero();
        assertThat(new Ratio(0, 0).none()).isTrue();
        assertThat(new Ratio(1, 4).value()).isEqualTo(0.25);
        assertThatThrownBy(() -> new Ratio(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
