package dev.longhand.http;

import dev.longhand.document.LonghandException;
import dev.longhand.event.InProcessBus;
import dev.longhand.pipeline.ActiveJobs;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Takes up the jobs that an earlier process left, as soon as this one listens: a port in use must not start any. It is
 * made at the start, so that a store or a model address that cannot be used ends it.
 */
@Startup
@Singleton
final class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final ActiveJobs active;
    private final InProcessBus bus;

    Recovery(ActiveJobs active, InProcessBus bus) {
        this.active = active;
        this.bus = bus;
    }

    void overHttp(@ObservesAsync HttpServerStart start) {
        recover();
    }

    void overHttps(@ObservesAsync HttpsServerStart start) {
        recover();
    }

    private void recover() {
        try {
            active.republish(bus);
        } catch (LonghandException e) {
            LOG.errorf("the jobs of an earlier run are not taken up: %s", e.getMessage());
        }
    }
}
