package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    @Test
    void sharesThatAddUpStayAsTheyAre() {
        assertThat(Budgets.share(new int[] {400, 350, 750}, 1_500, 200, 1_000)).containsExactly(400, 350, 750);
    }

    @Test
    void sharesAreInProportionAndExact() {
        assertThat(Budgets.share(new int[] {1, 1, 1}, 1_000, 0, 1_000)).containsExactly(333, 333, 334);
        assertThat(Budgets.share(new int[] {200, 600}, 1_600, 0, 1_600)).containsExactly(400, 1_200);
    }

    @Test
    void whatABoundTakesAwayGoesToTheOthers() {
        assertThat(Budgets.share(new int[] {1, 1, 98}, 2_000, 200, 1_000)).containsExactly(500, 500, 1_000);
        assertThat(Budgets.share(new int[] {1, 999, 1_000}, 1_000, 200, 1_000)).containsExactly(200, 400, 400);
    }

    @Test
    void whatCannotBeSharedIsAnError() {
        assertThatThrownBy(() -> Budgets.share(new int[] {1, 1}, 300, 200, 1_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyWeightsGiveTheExactTotalWithinTheBounds() {
        Random random = new Random(1);
        for (int round = 0; round < 5_000; round++) {
            int[] weights = random.ints(1 + random.nextInt(60), 1, 20_000).toArray();
            int total = random.nextInt(200 * weights.length, 1_000 * weights.length + 1);

            int[] budgets = Budgets.share(weights, total, 200, 1_000);

            assertThat(Arrays.stream(budgets).sum()).isEqualTo(total);
            assertThat(Arrays.stream(budgets)).allMatch(budget -> budget >= 200 && budget <= 1_000);
        }
    }
}
