package dev.longhand.http;

import dev.longhand.wiring.Upkeep;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/**
 * Takes up the jobs that nobody is at work on: at once when this process listens (a port in use must not start any), and
 * from time to time those that another process left. It is made at the start, so that a store or a model address that
 * cannot be used ends it. Documents that are past their retention are deleted every hour, the first time after a minute:
 * a process that cannot listen has ended by then.
 */
@Startup
@Singleton
final class Sweeping {
    private final Upkeep upkeep;
    private final Caller caller;

    Sweeping(Upkeep upkeep, Caller caller) {
        this.upkeep = upkeep;
        this.caller = caller;
    }

    void overHttp(@ObservesAsync HttpServerStart start) {
        upkeep.takeUpAll();
    }

    void overHttps(@ObservesAsync HttpsServerStart start) {
        upkeep.takeUpAll();
    }

    @Scheduled(
            every = "${longhand.sweep-every}",
            delayed = "${longhand.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fromTimeToTime() {
        upkeep.takeUpSilent();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hourly() {
        upkeep.expire(caller.tenant());
    }
}
