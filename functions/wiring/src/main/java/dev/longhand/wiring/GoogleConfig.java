package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What a function on Google Cloud has to be told; Google's emulator is named by {@code PUBSUB_EMULATOR_HOST}. */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.google")
public interface GoogleConfig {

    /**
     * The Pub/Sub topic, {@code projects/PROJECT/topics/TOPIC}, that what follows from an event is published to: that of
     * the function's own trigger. Unless set, an event comes again until its document is written, and no end is told.
     */
    Optional<String> topic();
}
