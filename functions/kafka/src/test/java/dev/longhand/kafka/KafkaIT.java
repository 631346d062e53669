package dev.longhand.kafka;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged program. */
@QuarkusIntegrationTest
class KafkaIT extends KafkaTest {}
