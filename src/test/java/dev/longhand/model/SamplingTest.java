package dev.longhand.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingTest {

    @ParameterizedTest
    @CsvSource({"0, 0.5, 1.0", "1, 0.65, 1.1", "2, 0.8, 1.15", "9, 0.8, 1.15"})
    void failures_draw_more_freely_within_bounds(int failures, double temperature, double penalty) {
        assertThat(Sampling.DEFAULT.after(failures)).isEqualTo(new Sampling(temperature, 0.8, 50, penalty));
    }

    @Test
    void a_stricter_penalty_of_the_users_own_stays() {
        Sampling own = new Sampling(0.5, 0.8, 50, 1.3);
        assertThat(own.after(2).repetitionPenalty()).isEqualTo(1.3);
    }
}
