package dev.longhand.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged program. */
@QuarkusIntegrationTest
class OperationsIT extends OperationsTest {}
