package dev.longhand.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.LonghandException;
import dev.longhand.event.Event;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.EventSink;
import dev.longhand.wiring.Intake;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes events over, so that those who bring them need not come again. */
@Singleton
final class Deliveries {
    private final Intake intake;
    private final SqsQueues queues;

    Deliveries(Intake intake, SqsQueues queues) {
        this.intake = intake;
        this.queues = queues;
    }

    /** Carries out an event or puts it aside with the reason; fails when it has to be delivered again. */
    void take(String body, Duration goOn) {
        try {
            take(LambdaEvents.parse(body), queues, goOn);
        } catch (LonghandException e) {
            if (e.retryable()) {
                throw e;
            }
            queues.refuse(body, e.getMessage());
        }
    }

    /** Carries out what a caller asks for and gives the event that follows: the last one sent; fails when it is refused. */
    JsonNode call(JsonNode input, String id, Duration goOn) {
        Following following = new Following(queues);
        Event event = LambdaEvents.parse(input, id);
        if (take(event, following, goOn) == Delivery.POSTPONED) {
            return LambdaEvents.json(event);
        }
        return following.answer();
    }

    private Delivery take(Event event, EventSink sink, Duration goOn) {
        Delivery delivery = intake.take(event, sink, goOn);
        if (delivery == Delivery.POSTPONED) {
            queues.again(event);
        }
        return delivery;
    }
}
