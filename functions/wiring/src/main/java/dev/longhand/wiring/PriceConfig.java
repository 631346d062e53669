package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalDouble;

/** What tokens cost, for estimates and reports: prices of a server that bills tokens, or of a GPU that is rented. */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.price")
public interface PriceConfig {

    /** Price of a million tokens of prompts. */
    OptionalDouble prompt();

    /** Price of a million tokens of prompts that the server takes from its cache; that of others unless set. */
    OptionalDouble cached();

    /** Price of a million tokens that are written. */
    OptionalDouble completion();

    /** Price of an hour of the GPU. */
    OptionalDouble gpuHour();

    /** Tokens of prompts that the GPU reads in a second. */
    OptionalDouble promptSpeed();

    /** Tokens that the GPU writes in a second: for one document, or for all that it writes at once. */
    OptionalDouble completionSpeed();

    /** What the prices are in, such as EUR. */
    Optional<String> currency();
}
