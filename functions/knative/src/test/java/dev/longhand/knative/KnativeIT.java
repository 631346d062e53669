package dev.longhand.knative;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged program. */
@QuarkusIntegrationTest
class KnativeIT extends KnativeTest {}
