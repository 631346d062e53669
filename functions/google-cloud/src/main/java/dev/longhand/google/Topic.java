package dev.longhand.google;

import dev.longhand.event.DocumentEnded;
import dev.longhand.event.EventCodec;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.wiring.GoogleConfig;
import dev.longhand.wiring.pubsub.PubSub;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Publishes events to the topic of the function's own trigger. */
@Singleton
final class Topic implements EventSink {
    private final PubSub pubSub;
    private final Optional<String> name;

    Topic(GoogleConfig config, PubSub pubSub) {
        this.pubSub = pubSub;
        this.name = config.topic();
    }

    /** This topic, if there is one. */
    Optional<EventSink> named() {
        return name.map(_ -> this);
    }

    @Override
    public void publish(StepEvent event) {
        pubSub.publish(name.orElseThrow(), EventCodec.structured(event), Map.of());
    }

    @Override
    public void announce(DocumentEnded event) {
        pubSub.publish(name.orElseThrow(), EventCodec.structured(event), Map.of());
    }
}
