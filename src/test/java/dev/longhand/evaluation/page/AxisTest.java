package dev.longhand.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 6", "0.3, 0.3, 4", "7, 8, 5", "29, 30, 4", "40, 40, 5", "100, 100, 6", "51, 60, 4"})
    void equal_steps_hold_the_highest_value(double highest, double high, int ticks) {
        Axis.Linear axis = Axis.Linear.upTo(highest, 300, 0);
        assertThat(axis.high()).isCloseTo(high, within(1e-9));
        assertThat(axis.ticks()).hasSize(ticks);
        assertThat(axis.at(0)).isEqualTo(300);
        assertThat(axis.at(axis.high())).isCloseTo(0, within(1e-9));
    }

    @Test
    void equal_ratios_have_equal_distances() {
        Axis.Logarithmic axis = Axis.Logarithmic.around(120, 8_000, 0, 100);
        assertThat(axis.low()).isEqualTo(100);
        assertThat(axis.high()).isEqualTo(10_000);
        assertThat(axis.at(1_000)).isCloseTo(50, within(1e-9));
        assertThat(axis.ticks()).containsExactly(100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0);
    }

    @Test
    void a_single_value_has_room_on_its_axis() {
        Axis.Logarithmic axis = Axis.Logarithmic.around(100, 100, 0, 100);
        assertThat(axis.high()).isGreaterThan(axis.low());
        assertThat(axis.at(100)).isBetween(0.0, 100.0);
    }

    @Test
    void many_ticks_have_numbers_at_the_powers_of_ten_only() {
        Axis.Logarithmic axis = Axis.Logarithmic.around(1, 1_000_000, 0, 100);
        assertThat(axis.ticks().stream().filter(axis::labelled)).containsExactly(1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6);
    }
}
