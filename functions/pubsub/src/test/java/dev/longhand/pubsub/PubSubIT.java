package dev.longhand.pubsub;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same on the packaged program. */
@Tag("packaged")
@QuarkusIntegrationTest
class PubSubIT extends PubSubTest {}
