package dev.longhand.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.longhand.document.TenantId;
import dev.longhand.wiring.Upkeep;
import dev.longhand.wiring.tracing.Traces;
import java.time.Duration;

/**
 * The function. Its input tells what brings it: an event source mapping of SQS, a rule of EventBridge, a schedule, or a
 * caller, who is answered with the event that follows.
 */
final class LambdaFunction implements RequestHandler<JsonNode, JsonNode> {
    /** The rest of an invocation is for the step that is begun last. */
    private static final int PART_FOR_FURTHER_STEPS = 3;

    private final Deliveries deliveries;
    private final Upkeep upkeep;
    private final Traces traces;

    LambdaFunction(Deliveries deliveries, Upkeep upkeep, Traces traces) {
        this.deliveries = deliveries;
        this.upkeep = upkeep;
        this.traces = traces;
    }

    @Override
    public JsonNode handleRequest(JsonNode input, Context context) {
        try {
            return answer(input, context);
        } finally {
            traces.flush(); // Lambda freezes the process as soon as it has answered
        }
    }

    private JsonNode answer(JsonNode input, Context context) {
        Duration goOn = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis() / PART_FOR_FURTHER_STEPS));
        if (input.path("Records").isArray()) {
            return SqsBatch.of(input).answer(body -> deliveries.take(body, goOn));
        }
        if (LambdaEvents.isSchedule(input)) {
            upkeep.takeUpSilent();
            upkeep.expire(TenantId.LOCAL);
            return nothing();
        }
        if (LambdaEvents.isEventBridge(input)) {
            deliveries.take(input.toString(), goOn);
            return nothing();
        }
        return deliveries.call(input, context.getAwsRequestId(), goOn);
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
