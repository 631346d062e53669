package dev.longhand.knative;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A delivery is one step, so that a document is a chain of events. */
public final class OneStep implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("longhand.go-on", "0s");
    }

    @Override
    public void stop() {}
}
