package dev.longhand.wiring;

import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.pipeline.Ticker;
import dev.longhand.store.ObjectStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the jobs that nobody is at work on when a clock (Knative's PingSource, Cloud Scheduler) sends an event. */
@Singleton
public final class Sweep {
    /** Type of the clock's event; it needs no data. */
    public static final String TYPE = "dev.longhand.sweep";

    /** Type of Knative's clock, which knows no other. */
    private static final String PING = "dev.knative.sources.ping";

    private final ObjectStore store;
    private final Host host;
    private final LoneIntake lone;
    private final Duration silence;
    private final Duration goOn;

    Sweep(ObjectStore store, Host host, LoneIntake lone, StepSettings steps, LonghandConfig config) {
        this.store = store;
        this.host = host;
        this.lone = lone;
        this.silence = steps.silence();
        this.goOn = config.goOn();
    }

    /** Whether an event of this type comes from a clock. */
    public static boolean isAskedForBy(String type) {
        return type.equals(TYPE) || type.equals(PING);
    }

    /** Announces what it finds to the sink; without one, this delivery goes on with it for as long as it may last. */
    public void run(Optional<EventSink> sink) {
        List<StepEvent> due = new ArrayList<>();
        new Sweeper(store, sink.orElse(due::add), host).sweep(silence);
        Ticker ticker = host.ticker();
        long began = ticker.nanos();
        due.stream().takeWhile(_ -> ticker.since(began).compareTo(goOn) <= 0).forEach(lone::take);
    }
}
