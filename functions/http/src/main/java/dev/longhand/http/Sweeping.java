package dev.longhand.http;

import dev.longhand.document.LonghandException;
import dev.longhand.pipeline.Retention;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.wiring.LonghandConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Takes up the jobs that nobody is at work on: at once when this process listens (a port in use must not start any), and
 * from time to time those that another process left. It is made at the start, so that a store or a model address that
 * cannot be used ends it. Documents that are past their retention are deleted every hour.
 */
@Startup
@Singleton
final class Sweeping {
    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

    private final Sweeper sweeper;
    private final StepSettings settings;
    private final Retention retention;
    private final LonghandConfig config;
    private final Caller caller;

    Sweeping(Sweeper sweeper, StepSettings settings, Retention retention, LonghandConfig config, Caller caller) {
        this.sweeper = sweeper;
        this.retention = retention;
        this.config = config;
        this.caller = caller;
        this.settings = settings;
    }

    void overHttp(@ObservesAsync HttpServerStart start) {
        sweep(Duration.ZERO);
    }

    void overHttps(@ObservesAsync HttpsServerStart start) {
        sweep(Duration.ZERO);
    }

    @Scheduled(
            every = "${longhand.sweep-every}",
            delayed = "${longhand.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fromTimeToTime() {
        sweep(settings.silence());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hourly() {
        retention.expire(caller.tenant(), config.retention().orElse(FOR_EVER));
    }

    private void sweep(Duration silence) {
        try {
            sweeper.sweep(silence);
        } catch (LonghandException e) {
            LOG.errorf("jobs that nobody is at work on are not taken up now: %s", e.getMessage());
        }
    }
}
