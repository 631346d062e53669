package dev.longhand.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Outcome;
import dev.longhand.document.StrictJson;
import dev.longhand.document.TenantId;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Events as CloudEvents 1.0 (<a href="https://github.com/cloudevents/spec">cloudevents.io</a>) and back. Their form is
 * written down in {@code asyncapi.yaml} beside this class.
 */
public final class EventCodec {
    /** Type of {@link StepEvent}. */
    public static final String STEP = "dev.longhand.step";

    /** Type of {@link DocumentRequested}. */
    public static final String REQUESTED = "dev.longhand.document.requested";

    /** Type of {@link DocumentEnded}, without {@code completed}, {@code failed} or {@code cancelled} at its end. */
    public static final String ENDED = "dev.longhand.document.";

    /** Media type of an event that is one JSON object with its attributes. */
    public static final String STRUCTURED = JsonFormat.CONTENT_TYPE;

    private static final JsonFormat FORMAT = new JsonFormat();
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final JsonMapper STRICT = strict();

    private EventCodec() {}

    private record Step(String tenant, String job, int step) {}

    /** The event with its attributes, its data as JSON. */
    public static CloudEvent encode(Event event) {
        return switch (event) {
            case StepEvent step ->
                cloudEvent(step, STEP, step.tenant(), step.job(), ids(step.tenant(), step.job()).put("step", step.step()));
            case DocumentEnded ended -> {
                ObjectNode outcome = LENIENT.valueToTree(ended.outcome());
                String state = outcome.remove("state").asText().toLowerCase(Locale.ROOT);
                ObjectNode data = ids(ended.tenant(), ended.job()).put("request", ended.request());
                yield cloudEvent(ended, ENDED + state, ended.tenant(), ended.job(), data.setAll(outcome));
            }
            case DocumentRequested request ->
                CloudEventBuilder.v1()
                        .withId(request.id())
                        .withType(REQUESTED)
                        .withSource(URI.create(request.source()))
                        .withData("application/json", JsonCloudEventData.wrap(LENIENT.valueToTree(request.request())))
                        .build();
        };
    }

    /** The event as one JSON object. */
    public static byte[] structured(Event event) {
        return FORMAT.serialize(encode(event));
    }

    /** What one JSON object says; fails with {@code INVALID} when it is no event that can be carried out. */
    public static Event parse(byte[] structured) {
        return decode(read(structured));
    }

    /** The event in one JSON object, whatever its type; fails with {@code INVALID} when there is none. */
    public static CloudEvent read(byte[] structured) {
        try {
            return Optional.ofNullable(FORMAT.deserialize(structured))
                    .orElseThrow(() -> LonghandException.invalid("this is no CloudEvent in JSON: it is null"));
        } catch (EventDeserializationException | CloudEventRWException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "this is no CloudEvent in JSON: " + reason(e), e);
        }
    }

    /** Whether this tells the end of a document, which whoever writes documents has nothing to do for. */
    public static boolean isEnd(CloudEvent event) {
        return event.getType().startsWith(ENDED) && !event.getType().equals(REQUESTED);
    }

    /** What a CloudEvent says; fails with {@code INVALID} when it is none that can be carried out. */
    public static Event decode(CloudEvent event) {
        try {
            return switch (event.getType()) {
                case STEP -> {
                    Step step = data(event, LENIENT, Step.class);
                    yield new StepEvent(new TenantId(step.tenant()), new JobId(step.job()), step.step());
                }
                case REQUESTED ->
                    new DocumentRequested(
                            event.getSource().toString(), event.getId(), data(event, STRICT, DocumentRequest.class));
                default ->
                    throw LonghandException.invalid(
                            "events of this type are not taken; those that are: %s, %s".formatted(STEP, REQUESTED));
            };
        } catch (JacksonException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID, "the event's data: " + StrictJson.explain(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static <T> T data(CloudEvent event, JsonMapper mapper, Class<T> type) throws IOException {
        CloudEventData data = event.getData();
        T value = data == null ? null : mapper.readValue(data.toBytes(), type);
        if (value == null) {
            throw LonghandException.invalid("the event has no data");
        }
        return value;
    }

    private static CloudEvent cloudEvent(Event event, String type, TenantId tenant, JobId job, JsonNode data) {
        return CloudEventBuilder.v1()
                .withId(event.id())
                .withType(type)
                .withSource(URI.create("/longhand/" + tenant))
                .withSubject(job.value())
                .withExtension("traceparent", TraceContext.of(job).traceparent())
                .withData("application/json", JsonCloudEventData.wrap(data))
                .build();
    }

    private static ObjectNode ids(TenantId tenant, JobId job) {
        return LENIENT.createObjectNode().put("tenant", tenant.value()).put("job", job.value());
    }

    private static String reason(Exception e) {
        return e.getCause() instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static JsonMapper strict() {
        JsonMapper mapper = new JsonMapper();
        StrictJson.configure(mapper);
        return mapper;
    }
}
