package dev.longhand.google;

import com.google.cloud.functions.CloudEventsFunction;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.wiring.Workers;
import dev.longhand.wiring.tracing.Traces;
import io.cloudevents.CloudEvent;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;

/** What the functions framework is given as its target; deploy it with retries. */
public final class EventFunction implements CloudEventsFunction {
    private final Events events;
    private final Workers workers;
    private final Traces traces;

    /** Starts the program, once for the life of the process. */
    public EventFunction() throws ReflectiveOperationException {
        ClassLoader loader = EventFunction.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        Application program = Class.forName("io.quarkus.runner.ApplicationImpl", true, loader)
                .asSubclass(Application.class)
                .getConstructor()
                .newInstance();
        program.start(new String[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(program::stop));
        events = Arc.container().instance(Events.class).get();
        workers = Arc.container().instance(Workers.class).get();
        traces = Arc.container().instance(Traces.class).get();
    }

    /** Carries an event out. Fails when it is to come again. */
    @Override
    public void accept(CloudEvent event) {
        try {
            if (workers.run(() -> events.take(event)).await().indefinitely() == Delivery.POSTPONED) {
                throw new IllegalStateException("not yet: the event is to come again");
            }
        } finally {
            traces.flush(); // there is no processor for it once the event is answered
        }
    }
}
