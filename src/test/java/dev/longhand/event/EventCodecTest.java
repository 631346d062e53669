package dev.longhand.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.document.TenantId;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EventCodecTest {
    private static final JobId JOB = new JobId("01m833qsy9fecq7br09s49vkcp");

    @Test
    void a_step_comes_back_as_it_was() {
        StepEvent event = new StepEvent(TenantId.LOCAL, JOB, 3);
        assertThat(EventCodec.parse(EventCodec.structured(event))).isEqualTo(event);
    }

    @Test
    void the_same_step_is_the_same_event() {
        CloudEvent event = EventCodec.encode(new StepEvent(TenantId.LOCAL, JOB, 3));
        assertThat(event.getId()).isEqualTo(JOB + "/3");
        assertThat(event.getType()).isEqualTo("dev.longhand.step");
        assertThat(event.getSource()).hasToString("/longhand/" + TenantId.LOCAL);
    }

    @Test
    void all_events_of_a_document_carry_its_trace() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(JOB.value().getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(digest);
        String traceparent = "00-%s-%s-01".formatted(hex.substring(0, 32), hex.substring(32, 48));
        assertThat(Stream.of(
                        new StepEvent(TenantId.LOCAL, JOB, 0),
                        new StepEvent(TenantId.LOCAL, JOB, 3),
                        new DocumentEnded(TenantId.LOCAL, JOB, "", new Outcome.Cancelled())))
                .extracting(event -> EventCodec.encode(event).getExtension("traceparent"))
                .containsOnly(traceparent);
    }

    @Test
    void a_request_comes_back_as_it_was() {
        DocumentRequest request = new DocumentRequest("写雪 🏔️", 800, null, "planned", null, "soft", 7L, null, null);
        DocumentRequested event = new DocumentRequested("/orders", "17", request);
        assertThat(EventCodec.parse(EventCodec.structured(event))).isEqualTo(event);
        assertThat(event.key()).isEqualTo("/orders#17");
    }

    @Test
    void an_end_says_how_it_was_reached() {
        DocumentEnded ended = new DocumentEnded(TenantId.LOCAL, JOB, "/orders#17", new Outcome.Completed("Snow", 812));
        assertThat(json(ended))
                .contains("\"type\":\"dev.longhand.document.completed\"")
                .contains("\"id\":\"" + JOB + "/ended\"")
                .contains("\"request\":\"/orders#17\",\"title\":\"Snow\",\"words\":812");
        DocumentEnded failed =
                new DocumentEnded(TenantId.LOCAL, JOB, "", new Outcome.Failed(Kind.LIMIT_REACHED, "the limit"));
        assertThat(json(failed))
                .contains("\"type\":\"dev.longhand.document.failed\"")
                .contains("\"reason\":\"LIMIT_REACHED\",\"message\":\"the limit\"");
    }

    private static String json(Event event) {
        return new String(EventCodec.structured(event), StandardCharsets.UTF_8);
    }

    static Stream<Arguments> written() {
        return Stream.of(
                arguments("step", new StepEvent(TenantId.LOCAL, JOB, 0)),
                arguments("requested", new DocumentRequested("/orders", "17", DocumentRequest.of("Write."))),
                arguments("requested", new DocumentRequested(
                        "/orders",
                        "17",
                        new DocumentRequest("Write.", 800, "zh", "single", "turns", "off", 7L, "m", new Limits(1, 2)))),
                arguments("ended", new DocumentEnded(TenantId.LOCAL, JOB, "", new Outcome.Completed("Snow", 812))),
                arguments("ended", new DocumentEnded(TenantId.LOCAL, JOB, "", new Outcome.Failed(Kind.CORRUPT, "…"))),
                arguments("ended", new DocumentEnded(TenantId.LOCAL, JOB, "/o#1", new Outcome.Cancelled())));
    }

    @ParameterizedTest
    @MethodSource("written")
    void what_is_sent_is_what_is_written_down(String message, Event event) {
        assertThat(EventSchema.faults(message, json(event))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":{"wrods":7}}
                    {"specversion":"1.0","type":"dev.longhand.document.requested","source":"/s","data":{"instruction":"x"}}
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data":{"instruction":"x"}}
                    """)
    void what_is_refused_is_not_what_is_written_down(String event) {
        assertThat(EventSchema.faults("requested", event)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    not JSON                                                  | no CloudEvent in JSON
                    {}                                                        | no CloudEvent in JSON
                    null                                                      | no CloudEvent in JSON
                    5                                                         | no CloudEvent in JSON
                    {"specversion":null}                                      | no CloudEvent in JSON
                    {"specversion":"1.0","id":"1","type":"T","source":":::"}  | no CloudEvent in JSON
                    {"specversion":"1.0","id":"1","type":"T","source":"/s","time":"noon"} | no CloudEvent in JSON
                    {"specversion":"1.0","id":"1","type":"T","source":"/s","data_base64":"%"} | no CloudEvent in JSON
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data":null} | the event
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data_base64":"bnVsbA=="} | the event
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":null} | the event
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":[]} | the event
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data_base64":"bnVsbA=="} | the event
                    []                                                        | no CloudEvent in JSON
                    {"specversion":"1.0","type":"T","source":"/s"}            | no CloudEvent in JSON
                    {"specversion":"9.0","id":"1","type":"T","source":"/s"}   | no CloudEvent in JSON
                    {"specversion":"1.0","id":"1","type":"T","source":"/s"}   | events of this type are not taken
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s"} | the event has no data
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data":{}} | the event's data
                    {"specversion":"1.0","id":"1","type":"dev.longhand.step","source":"/s","data":{"tenant":"../x","job":"y","step":1}} | not a tenant id
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":{"wrods":7}} | there is no field "wrods"
                    {"specversion":"1.0","id":"1","type":"dev.longhand.document.requested","source":"/s","data":{"words":"7"}} | the field "words"
                    """)
    void what_cannot_be_carried_out_is_refused_with_the_reason(String event, String reason) {
        assertThatThrownBy(() -> EventCodec.parse(event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID))
                .hasMessageContaining(reason);
    }
}
