package dev.longhand.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import dev.longhand.estimate.Tariff.Gpu;
import dev.longhand.estimate.Tariff.TokenPrices;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TariffTest {
    private static final OptionalDouble NOTHING = OptionalDouble.empty();
    private static final Usage USAGE = new Usage(3_000_000, 2_000_000, 500_000);

    @Test
    void tokens_are_billed_by_the_million_and_cached_ones_at_their_own_price() {
        TokenPrices prices = new TokenPrices(number(2), number(0.5), number(8));
        assertThat(tariff(prices, unknown()).money(USAGE)).hasValue(2 + 2 * 0.5 + 0.5 * 8);
    }

    @Test
    void cached_tokens_without_a_price_cost_as_much_as_others() {
        TokenPrices prices = new TokenPrices(number(2), NOTHING, number(8));
        assertThat(tariff(prices, unknown()).money(USAGE)).hasValue(3 * 2 + 0.5 * 8);
    }

    @Test
    void a_gpu_is_paid_for_the_time_that_it_computes() {
        Tariff tariff = tariff(new TokenPrices(NOTHING, NOTHING, NOTHING), new Gpu(number(3.6), number(10_000), number(50)));
        assertThat(tariff.gpuSeconds(USAGE)).hasValue(100 + 10_000);
        assertThat(tariff.money(USAGE)).hasValue(10.1);
    }

    @Test
    void what_is_not_known_is_not_made_up() {
        Tariff tariff = tariff(new TokenPrices(NOTHING, NOTHING, NOTHING), new Gpu(number(3.6), NOTHING, number(50)));
        assertThat(tariff.gpuSeconds(USAGE)).isEmpty();
        assertThat(tariff.money(USAGE)).isEmpty();
    }

    @Test
    void a_number_that_is_none_of_a_price_is_refused() {
        assertThatThrownBy(() -> new TokenPrices(number(-1), NOTHING, NOTHING))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("longhand.price");
        assertThatThrownBy(() -> new Gpu(NOTHING, number(0), NOTHING)).isInstanceOf(LonghandException.class);
    }

    private static Tariff tariff(TokenPrices prices, Gpu gpu) {
        return new Tariff(prices, gpu, "EUR");
    }

    private static Gpu unknown() {
        return new Gpu(NOTHING, NOTHING, NOTHING);
    }

    private static OptionalDouble number(double number) {
        return OptionalDouble.of(number);
    }
}
