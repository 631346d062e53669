package dev.longhand.knative;

import dev.longhand.wiring.Workers;
import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one address. Funqy's binding for Knative is not used: it has no answer without an event, fails on events without a
 * {@code datacontenttype} and knows neither the handshake nor the envelopes.
 */
@Path("/")
public final class EventsResource {
    private final Deliveries deliveries;
    private final Workers workers;

    EventsResource(Deliveries deliveries, Workers workers) {
        this.deliveries = deliveries;
        this.workers = workers;
    }

    /** Carries an event out; what follows is the answer if the sender prefers one. */
    @POST
    public Uni<Response> take(@Context HttpHeaders headers, byte[] body) {
        CloudEvent event = Messages.read(headers.getRequestHeaders(), body);
        boolean reply = headers.getRequestHeader("Prefer").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("reply"));
        return workers.run(() -> deliveries.take(event, reply));
    }

    /**
     * Consents to be sent events, as CloudEvents' <a
     * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">webhooks</a> and so Event Grid ask.
     */
    @OPTIONS
    public Response consent(
            @Nullable @HeaderParam("WebHook-Request-Origin") String origin,
            @Nullable @HeaderParam("WebHook-Request-Rate") String rate) {
        Response.ResponseBuilder answer = Response.ok().header("Allow", "POST, OPTIONS");
        if (origin != null) {
            answer.header("WebHook-Allowed-Origin", origin).header("WebHook-Allowed-Rate", rate == null ? "*" : rate);
        }
        return answer.build();
    }
}
