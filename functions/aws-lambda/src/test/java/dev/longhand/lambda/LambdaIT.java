package dev.longhand.lambda;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.DisabledOnIntegrationTest.ArtifactType;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the native executable. */
@QuarkusIntegrationTest
@DisabledOnIntegrationTest(
        value = "the jar is started by Amazon's own runtime; it polls for nothing itself",
        forArtifactTypes = ArtifactType.JAR)
class LambdaIT extends LambdaTest {}
