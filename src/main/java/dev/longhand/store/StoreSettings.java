package dev.longhand.store;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every object of a store in the cloud is created with.
 *
 * @param encryptionKey the customer's key: on S3 the id of a KMS key, on Google Cloud its name, on Azure an encryption scope
 * @param expiryDays age in days at which a lifecycle rule of the bucket may delete an object; the store only marks objects
 * @param timeout the longest that one call may take, retries within the vendor's client included
 */
public record StoreSettings(Optional<String> encryptionKey, OptionalInt expiryDays, Duration timeout) {
    /** No customer's key, no expiry, half a minute a call. */
    public static final StoreSettings DEFAULT =
            new StoreSettings(Optional.empty(), OptionalInt.empty(), Duration.ofSeconds(30));

    public StoreSettings {
        if (expiryDays.isPresent() && expiryDays.getAsInt() < 1) {
            throw new IllegalArgumentException("objects expire after a day at the earliest");
        }
        if (timeout.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException("the time a store gets is ten milliseconds at least");
        }
    }

    /** How long one of three tries of a call may take. */
    public Duration tryTimeout() {
        return timeout.dividedBy(3);
    }
}
