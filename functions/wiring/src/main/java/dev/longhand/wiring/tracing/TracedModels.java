package dev.longhand.wiring.tracing;

import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Locale;

/**
 * Models with a span for each call, by OpenTelemetry's <a
 * href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">conventions for generative AI</a>.
 */
record TracedModels(LanguageModels models, Tracer tracer) implements LanguageModels {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    @Override
    public LanguageModel named(String name) {
        return new Traced(models.named(name), name, tracer);
    }

    @Override
    public String defaultName() {
        return models.defaultName();
    }

    private record Traced(LanguageModel model, String name, Tracer tracer) implements LanguageModel {
        @Override
        public ModelProfile profile() {
            return model.profile();
        }

        @Override
        public int countTokens(List<Message> messages) {
            return model.countTokens(messages);
        }

        @Override
        public Completion complete(Prompt prompt, CompletionObserver observer) {
            Span span = begun(prompt);
            return Spans.within(span, () -> {
                Completion completion = model.complete(prompt, new FirstText(observer, span));
                Usage usage = completion.usage();
                span.setAttribute("gen_ai.usage.input_tokens", usage.prompt())
                        .setAttribute("gen_ai.usage.cache_read.input_tokens", usage.cached())
                        .setAttribute("gen_ai.usage.output_tokens", usage.completion())
                        .setAttribute(
                                FINISH_REASONS,
                                List.of(completion.finish().name().toLowerCase(Locale.ROOT)));
                return completion;
            });
        }

        private Span begun(Prompt prompt) {
            return tracer.spanBuilder("chat " + name)
                    .setSpanKind(SpanKind.CLIENT)
                    .setAttribute("gen_ai.operation.name", "chat")
                    .setAttribute("gen_ai.provider.name", "openai") // the API that is spoken
                    .setAttribute("gen_ai.request.model", name)
                    .setAttribute("gen_ai.request.max_tokens", prompt.maxTokens())
                    .setAttribute("gen_ai.request.seed", prompt.seed())
                    .setAttribute(
                            "gen_ai.request.temperature", prompt.sampling().temperature())
                    .setAttribute("gen_ai.request.top_p", prompt.sampling().topP())
                    .setAttribute("gen_ai.request.top_k", prompt.sampling().topK())
                    .setAttribute(
                            "gen_ai.output.type", prompt.format() instanceof ResponseFormat.Json ? "json" : "text")
                    .startSpan();
        }
    }

    /** Marks when the first piece of an answer came. */
    private static final class FirstText implements CompletionObserver {
        private final CompletionObserver observer;
        private final Span span;
        private boolean came;

        FirstText(CompletionObserver observer, Span span) {
            this.observer = observer;
            this.span = span;
        }

        @Override
        public void text(String delta) {
            if (!came) {
                came = true;
                span.addEvent("first text");
            }
            observer.text(delta);
        }

        @Override
        public boolean cancelled() {
            return observer.cancelled();
        }
    }
}
