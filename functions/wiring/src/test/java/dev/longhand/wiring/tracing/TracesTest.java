package dev.longhand.wiring.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.longhand.document.FinishReason;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Outcome;
import dev.longhand.document.TenantId;
import dev.longhand.document.Usage;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.event.TraceContext;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.PipelineEvent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final JobId JOB = new JobId("01m833qsy9fecq7br09s49vkcp");
    private static final TraceContext CONTEXT = TraceContext.of(JOB);
    private static final Outcome COMPLETED = new Outcome.Completed("Snow", 812);

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Test
    void the_steps_of_two_processes_are_in_one_trace_under_one_document() {
        process().around(_ -> Delivery.ACKNOWLEDGED).handle(step(0));
        Traces second = process();
        second.around(_ -> {
                    second.on(new PipelineEvent.Ended(JOB, COMPLETED, true));
                    return Delivery.ACKNOWLEDGED;
                })
                .handle(step(1));

        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("step", "document", "step");
        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsOnly(CONTEXT.traceId());
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("step"))
                .extracting(SpanData::getParentSpanId)
                .containsOnly(CONTEXT.spanId());
        SpanData document = named("document");
        assertThat(document.getSpanId()).isEqualTo(CONTEXT.spanId());
        assertThat(document.getParentSpanContext().isValid()).isFalse();
        assertThat(Instant.ofEpochSecond(0, document.getStartEpochNanos())).isEqualTo(JOB.submittedAt());
    }

    @Test
    void who_asked_is_tied_to_the_document() {
        Span asking = telemetry(IdGenerator.random())
                .getTracer("sender")
                .spanBuilder("asking")
                .startSpan();
        Spans.within(asking, () -> {
            process().submitted(JOB);
            return null;
        });

        assertThat(named("asking").getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(SpanContext::getTraceId, SpanContext::getSpanId)
                .containsExactly(tuple(CONTEXT.traceId(), CONTEXT.spanId()));
        assertThat(text(named("asking"), "longhand.job")).isEqualTo(JOB.value());
    }

    @Test
    void steps_of_two_documents_are_in_two_traces() {
        Traces traces = process();
        traces.around(_ -> Delivery.ACKNOWLEDGED).handle(step(0));
        JobId other = new JobId("0".repeat(26));
        traces.around(_ -> Delivery.ACKNOWLEDGED).handle(new StepEvent(TenantId.LOCAL, other, 0));

        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsExactly(CONTEXT.traceId(), TraceContext.of(other).traceId());
    }

    @Test
    void an_end_that_is_found_again_is_no_second_document() {
        process().on(new PipelineEvent.Ended(JOB, COMPLETED, false));

        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void a_failure_is_told_by_its_kind_alone() {
        process().on(new PipelineEvent.Ended(JOB, new Outcome.Failed(Kind.BAD_OUTPUT, "the text"), true));

        SpanData document = named("document");
        assertThat(document.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(document, "error.type")).isEqualTo("bad_output");
        assertThat(document.toString()).doesNotContain("the text");
    }

    @Test
    void a_step_that_is_put_off_says_why() {
        Traces traces = process();
        traces.around(_ -> {
                    traces.on(new PipelineEvent.Postponed(JOB, LonghandException.of(Kind.BUSY, "others write")));
                    return Delivery.POSTPONED;
                })
                .handle(step(0));

        assertThat(text(named("step"), "longhand.delivery")).isEqualTo("postponed");
        assertThat(text(named("step"), "longhand.reason")).isEqualTo("busy");
    }

    @Test
    void a_call_says_what_it_cost() {
        ask(() -> new Completion("Snow falls.", FinishReason.LENGTH, new Usage(100, 80, 12)));

        SpanData call = named("chat tiny");
        assertThat(call.getEvents()).extracting("name").containsExactly("first text");
        assertThat(number(call, "gen_ai.usage.input_tokens")).isEqualTo(100);
        assertThat(number(call, "gen_ai.usage.cache_read.input_tokens")).isEqualTo(80);
        assertThat(number(call, "gen_ai.usage.output_tokens")).isEqualTo(12);
        assertThat(number(call, "gen_ai.request.max_tokens")).isEqualTo(50);
        assertThat(call.getAttributes().get(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons")))
                .containsExactly("length");
        assertThat(call.toString()).doesNotContain("Snow falls", "Write about");
    }

    @Test
    void a_call_that_fails_is_an_error() {
        assertThatThrownBy(() -> ask(() -> {
                    throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "no answer");
                }))
                .isInstanceOf(LonghandException.class);

        assertThat(named("chat tiny").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(named("chat tiny"), "error.type")).isEqualTo("model_unavailable");
    }

    private void ask(Supplier<Completion> answer) {
        Prompt prompt =
                new Prompt(List.of(Message.user("Write about snow.")), Sampling.DEFAULT, 50, 7, ResponseFormat.TEXT);
        process().around(new Tiny(answer)).named("tiny").complete(prompt, CompletionObserver.NONE);
    }

    private record Tiny(Supplier<Completion> answer) implements LanguageModels, LanguageModel {
        @Override
        public LanguageModel named(String name) {
            return this;
        }

        @Override
        public String defaultName() {
            return "tiny";
        }

        @Override
        public ModelProfile profile() {
            return new ModelProfile("tiny", "", 2_048, true);
        }

        @Override
        public int countTokens(List<Message> messages) {
            return 100;
        }

        @Override
        public Completion complete(Prompt prompt, CompletionObserver observer) {
            Completion completion = answer.get();
            observer.text(completion.text());
            observer.text(" And again.");
            return completion;
        }
    }

    /** What one process tells, which shares nothing with another but the exporter. */
    private Traces process() {
        DocumentIds ids = new DocumentIds();
        return new Traces(telemetry(ids), ids);
    }

    private OpenTelemetry telemetry(IdGenerator ids) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }

    private static StepEvent step(int number) {
        return new StepEvent(TenantId.LOCAL, JOB, number);
    }

    private SpanData named(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static Long number(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.longKey(attribute));
    }
}
