package dev.longhand.sqs;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged program. */
@QuarkusIntegrationTest
class SqsIT extends SqsTest {}
