package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * Where the function on AWS Lambda sends events: addresses of standard SQS queues. Region and credentials are found as
 * Amazon's own programs find them.
 */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.lambda")
public interface LambdaConfig {

    /** The queue that the function is given events from: what is next goes there, and what must come again. */
    Optional<String> eventQueue();

    /** The queue that gets what can never be carried out, with the reason as an attribute of the message. */
    Optional<String> refusedQueue();

    /** The queue where the ends of documents are told; they are not told unless it is set. */
    Optional<String> endQueue();
}
