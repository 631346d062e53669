package dev.longhand.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairedDifferenceTest {
    @Test
    void equal_differences_have_no_doubt() {
        assertThat(PairedDifference.ofMean(new double[] {2, 2, 2})).isEqualTo(new PairedDifference(3, 2, 2, 2));
    }

    @Test
    void the_interval_is_that_of_the_mean() {
        Random random = new Random(1);
        double[] differences = random.doubles(400, -1, 1).map(value -> value + 0.2).toArray();
        PairedDifference found = PairedDifference.ofMean(differences);
        double mean = Arrays.stream(differences).average().orElseThrow();
        double deviation = Summary.of(Arrays.stream(differences).boxed().toList()).deviation();
        double half = 1.96 * deviation / Math.sqrt(400);
        assertThat(found.difference()).isCloseTo(mean, within(1e-12));
        assertThat(found.low()).isCloseTo(mean - half, within(0.1 * half));
        assertThat(found.high()).isCloseTo(mean + half, within(0.1 * half));
        assertThat(found.clear()).isTrue();
    }

    @Test
    void the_interval_covers_the_truth_about_as_often_as_it_says() {
        Random random = new Random(2);
        int covered = 0;
        for (int run = 0; run < 200; run++) {
            double[] differences = new double[60];
            Arrays.setAll(differences, _ -> 3 + random.nextGaussian());
            PairedDifference found = PairedDifference.ofMean(differences);
            covered += found.low() <= 3 && found.high() >= 3 ? 1 : 0;
        }
        assertThat(covered).isBetween(180, 199);
    }

    @Test
    void equal_inputs_have_equal_intervals() {
        double[] differences = {1, -2, 3, 0.5, 7};
        assertThat(PairedDifference.ofMean(differences)).isEqualTo(PairedDifference.ofMean(differences));
    }

    @Test
    void a_statistic_may_be_more_than_a_mean() {
        double[] tokens = {10, 20, 30};
        double[] words = {10, 10, 10};
        PairedDifference found = PairedDifference.of(
                3,
                drawn -> Arrays.stream(drawn).mapToDouble(i -> tokens[i]).sum()
                        / Arrays.stream(drawn).mapToDouble(i -> words[i]).sum());
        assertThat(found.difference()).isEqualTo(2);
        assertThat(found.low()).isBetween(1.0, 1.4);
        assertThat(found.high()).isBetween(2.6, 3.0);
    }

    @Test
    void one_pair_or_none_is_never_clear() {
        assertThat(PairedDifference.ofMean(new double[] {5}).clear()).isFalse();
        assertThat(PairedDifference.ofMean(new double[0])).isEqualTo(PairedDifference.NONE);
    }
}
