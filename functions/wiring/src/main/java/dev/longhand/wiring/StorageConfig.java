package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How documents are kept in a cloud; nothing of it concerns a folder. */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.storage")
public interface StorageConfig {

    /**
     * Key of one's own that every object is encrypted with: on S3 the id of a KMS key, on Google Cloud its full name, on
     * Azure the name of an encryption scope. The bucket's own setting applies unless it is set.
     */
    Optional<String> encryptionKey();

    /**
     * Marks every object to be deleted at this age by a lifecycle rule of the bucket. S3 and Azure: a rule for objects
     * with the tag {@code longhand-expiry-days} of this value. Google Cloud: a rule on the days since the custom time,
     * which is when the object expires.
     */
    OptionalInt expiryDays();

    /** The longest that one call of the store may take, three tries included. */
    @WithDefault("30s")
    Duration timeout();
}
