package dev.longhand.knative;

import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.pipeline.Ticker;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.LoneIntake;
import dev.longhand.wiring.LonghandConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the jobs that nobody is at work on when a clock (PingSource, Cloud Scheduler) sends an event. They are announced to
 * {@code K_SINK}; without one, this delivery goes on with them itself for as long as it may last.
 */
@Singleton
final class Sweep {
    /** Type of the clock's event; it needs no data. */
    static final String TYPE = "dev.longhand.sweep";

    private final ObjectStore store;
    private final Host host;
    private final KnativeSink sink;
    private final LoneIntake lone;
    private final Duration silence;
    private final Duration goOn;

    Sweep(ObjectStore store, Host host, KnativeSink sink, LoneIntake lone, StepSettings steps, LonghandConfig config) {
        this.store = store;
        this.host = host;
        this.sink = sink;
        this.lone = lone;
        this.silence = steps.silence();
        this.goOn = config.goOn();
    }

    /** Sweeps once. */
    void run() {
        if (sink.isBound()) {
            new Sweeper(store, sink, host).sweep(silence);
            return;
        }
        List<StepEvent> due = new ArrayList<>();
        new Sweeper(store, due::add, host).sweep(silence);
        Ticker ticker = host.ticker();
        long began = ticker.nanos();
        due.stream().takeWhile(_ -> ticker.since(began).compareTo(goOn) <= 0).forEach(lone::take);
    }
}
