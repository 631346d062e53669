package dev.longhand.estimate;

import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What tokens cost: in money where a server bills them, in time, and by it in money, where a GPU is rented. What is not
 * known is empty.
 *
 * @param tokens prices of tokens
 * @param gpu speed and price of a GPU
 * @param currency what prices are in
 */
public record Tariff(TokenPrices tokens, Gpu gpu, String currency) {
    private static final double MILLION = 1e6;
    private static final double HOUR = 3_600;

    /**
     * Prices of a million tokens.
     *
     * @param cached of the prompt's tokens that come from the server's cache; they cost as much as others where it is empty
     */
    public record TokenPrices(OptionalDouble prompt, OptionalDouble cached, OptionalDouble completion) {
        public TokenPrices {
            checkAll(prompt, cached, completion);
        }
    }

    /**
     * A GPU that serves one document at a time; one that serves several shares its price among them.
     *
     * @param hour price of an hour
     * @param promptSpeed tokens of prompts that it reads in a second
     * @param completionSpeed tokens that it writes in a second
     */
    public record Gpu(OptionalDouble hour, OptionalDouble promptSpeed, OptionalDouble completionSpeed) {
        public Gpu {
            checkAll(hour, promptSpeed, completionSpeed);
            if (promptSpeed.orElse(1) == 0 || completionSpeed.orElse(1) == 0) {
                throw LonghandException.invalid("a speed of longhand.price is more than 0 tokens a second");
            }
        }
    }

    private static void checkAll(OptionalDouble... numbers) {
        for (OptionalDouble number : numbers) {
            if (!(number.orElse(0) >= 0) || Double.isInfinite(number.orElse(0))) {
                throw LonghandException.invalid("a number of longhand.price is 0 or more, not %s".formatted(number.getAsDouble()));
            }
        }
    }

    /** Seconds that a GPU works for these tokens; empty when its speeds are not known. */
    public OptionalDouble gpuSeconds(Usage usage) {
        if (gpu.promptSpeed().isEmpty() || gpu.completionSpeed().isEmpty()) {
            return OptionalDouble.empty();
        }
        double read = usage.prompt() - usage.cached();
        return OptionalDouble.of(read / gpu.promptSpeed().getAsDouble()
                + usage.completion() / gpu.completionSpeed().getAsDouble());
    }

    /** The price of these tokens; empty when nothing has a price. */
    public OptionalDouble money(Usage usage) {
        OptionalDouble billed = billed(usage);
        OptionalDouble seconds = gpuSeconds(usage);
        OptionalDouble rented = gpu.hour().isEmpty() || seconds.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(gpu.hour().getAsDouble() * seconds.getAsDouble() / HOUR);
        return billed.isEmpty() && rented.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(billed.orElse(0), rented.orElse(0)).sum());
    }

    /**
     * What tokens come to.
     *
     * @param gpuSeconds as {@link #gpuSeconds}
     * @param money as {@link #money}
     */
    public record Bill(OptionalDouble gpuSeconds, OptionalDouble money, String currency) {}

    /** The bill for these tokens. */
    public Bill bill(Usage usage) {
        return new Bill(gpuSeconds(usage), money(usage), currency);
    }

    private OptionalDouble billed(Usage usage) {
        if (tokens.prompt().isEmpty() && tokens.completion().isEmpty()) {
            return OptionalDouble.empty();
        }
        double prompt = tokens.prompt().orElse(0);
        double read = (usage.prompt() - usage.cached()) * prompt;
        double cached = usage.cached() * tokens.cached().orElse(prompt);
        return OptionalDouble.of(
                (read + cached + usage.completion() * tokens.completion().orElse(0)) / MILLION);
    }
}
