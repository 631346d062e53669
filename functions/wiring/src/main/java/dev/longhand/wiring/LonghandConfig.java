package dev.longhand.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the product that concern neither the model nor the sidecar. */
@ConfigMapping(prefix = "longhand")
public interface LonghandConfig {

    /**
     * Where jobs are kept: a folder, as a path or as {@code file:/…}, or {@code s3://BUCKET/FOLDER},
     * {@code gs://BUCKET/FOLDER}, {@code az://CONTAINER/FOLDER}, the folder being optional. Credentials are found as each
     * cloud's own programs find them. Other S3 servers are named by {@code AWS_ENDPOINT_URL_S3} and {@code AWS_REGION},
     * Google's emulator by {@code STORAGE_EMULATOR_HOST}, Azure's account by {@code AZURE_STORAGE_CONNECTION_STRING} or
     * {@code AZURE_STORAGE_ACCOUNT}.
     */
    @WithDefault("${XDG_DATA_HOME:${HOME:${user.home}}/.local/share}/longhand")
    String store();

    /** A folder with prompts of one's own; those that are missing there are the product's. */
    Optional<Path> prompts();

    /** How many documents are written at once; 1 on the local sidecar and 8 on a server unless set. */
    OptionalInt documentsAtOnce();

    /**
     * How long a step belongs to the process that took it on, so that nobody else calls the model for it: longer than the
     * longest call. 40 minutes on a server and 2 hours on the local sidecar unless set. A process of this machine that was
     * killed is not waited for.
     */
    Optional<Duration> lease();

    /**
     * How long after its start the delivery of one event begins with further steps of its document; 0s for one step an
     * event. The delivery takes at most this and one step more. Without a broker a document is written to its end.
     */
    @WithDefault("5m")
    Duration goOn();

    /** After which time an event that cannot be carried out now is sent again, by triggers whose broker cannot delay it. */
    @WithDefault("20s")
    Duration retryAfter();

    /** How often a server looks for documents that nobody is writing. */
    @WithDefault("60s")
    Duration sweepEvery();

    /**
     * Whether a queue's process reads its queue. One that does not looks once for documents that nobody is writing, announces
     * them and ends: for a clock, where the processes that read scale to zero.
     */
    @WithDefault("true")
    boolean readQueue();

    /** A server deletes documents that ended longer ago than this; it keeps them all unless set. */
    Optional<Duration> retention();
}
