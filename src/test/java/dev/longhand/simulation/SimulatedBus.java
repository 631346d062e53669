package dev.longhand.simulation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import org.jspecify.annotations.Nullable;

/** A bus that delivers at least once, sometimes twice, late and out of order, and sometimes not at all. */
final class SimulatedBus implements EventSink {
    @SuppressWarnings("StaticAssignmentOfThrowable")
    private static final LonghandException UNAVAILABLE =
            LonghandException.of(Kind.STORE_UNAVAILABLE, "the simulated bus does not answer");

    private final World world;

    SimulatedBus(World world) {
        this.world = world;
    }

    /** An event on its way: delivered until it is acknowledged. */
    private static final class Message {
        final StepEvent event;
        int deliveries;
        int postponed;
        boolean done;

        Message(StepEvent event) {
            this.event = event;
        }
    }

    @Override
    public void publish(StepEvent event) {
        Weather weather = world.weather();
        world.point("publish", event);
        world.timeline().pass(world.chance().between(Timeline.MILLI, 10 * Timeline.MILLI));
        if (weather.strikes(Fault.PUBLISH_FAILED)) {
            throw UNAVAILABLE;
        }
        world.ledger().published(event);
        if (!weather.strikes(Fault.EVENT_LOST)) {
            send(event);
        }
        if (weather.strikes(Fault.EVENT_TWICE)) {
            send(event);
        }
        world.timeline().pass(world.chance().between(Timeline.MILLI, 5 * Timeline.MILLI));
        world.point("published", event);
        if (weather.strikes(Fault.PUBLISH_UNSURE)) {
            throw UNAVAILABLE;
        }
    }

    private void send(StepEvent event) {
        Weather weather = world.weather();
        long most = weather.strikes(Fault.EVENT_LATE) ? Timeline.MINUTE : 20 * Timeline.MILLI;
        long least = weather.strikes(Fault.EVENT_OLD) ? 24 * Timeline.HOUR : 0;
        Message message = new Message(event);
        world.timeline().in(least + world.chance().between(Timeline.MILLI, most), () -> deliver(message));
    }

    private void deliver(Message message) {
        if (message.done) {
            return;
        }
        Life life = world.somebody();
        if (life == null) {
            world.timeline().in(Timeline.SECOND, () -> deliver(message));
            return;
        }
        int delivery = ++message.deliveries;
        world.timeline().in(world.scenario().visibility(), () -> {
            if (message.deliveries == delivery) {
                deliver(message);
            }
        });
        world.start(life, message.event.job().value(), () -> life.handler().handle(message.event), (result, failure) ->
                answered(message, result, failure));
    }

    private void answered(Message message, @Nullable Delivery result, @Nullable RuntimeException failure) {
        world.point(result == null ? "failed" : result.name(), message.event);
        world.timeline().pass(world.chance().between(Timeline.MILLI, 5 * Timeline.MILLI));
        if (failure != null || result == null) {
            world.ledger().unforeseen(failure);
        } else if (result == Delivery.POSTPONED) {
            long pause = Timeline.SECOND << Math.min(message.postponed++, 4);
            message.deliveries++;
            world.timeline().in(pause, () -> deliver(message));
        } else if (!world.weather().strikes(Fault.ACK_LOST)) {
            message.done = true;
        }
        world.point("acknowledged", message.event);
    }
}
