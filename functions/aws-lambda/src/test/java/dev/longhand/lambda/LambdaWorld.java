package dev.longhand.lambda;

import dev.longhand.wiring.SqsProcess;
import dev.longhand.wiring.TraceCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives the function a Lambda service, SQS with a mapping that brings it what is in the queue of events, and a collector of
 * traces.
 */
public final class LambdaWorld implements QuarkusTestResourceLifecycleManager {
    private static final int VISIBILITY_SECONDS = 1;

    private static final Map<String, String> ACCOUNT =
            Map.of("aws.region", "eu-central-1", "aws.accessKeyId", "any", "aws.secretAccessKey", "any");

    private @Nullable EventServer lambda;
    private @Nullable SqsProcess sqs;
    private @Nullable SourceMapping mapping;
    private @Nullable TraceCollector collector;
    private Map<String, String> settings = Map.of();

    @Override
    public Map<String, String> start() {
        SqsProcess queues = new SqsProcess(VISIBILITY_SECONDS);
        EventServer service = new EventServer();
        service.start();
        TraceCollector traces = collector();
        collector = traces;
        sqs = queues;
        lambda = service;
        mapping = new SourceMapping(queues.queue("longhand-events"), service.url());
        settings = new HashMap<>(Map.of(
                "quarkus-internal.aws-lambda.test-api", service.api(),
                "longhand.lambda.event-queue", queues.queue("longhand-events"),
                "longhand.lambda.refused-queue", queues.queue("longhand-refused"),
                "longhand.lambda.end-queue", queues.queue("longhand-ended")));
        settings.putAll(ACCOUNT);
        ACCOUNT.forEach(System::setProperty); // Amazon's client does not ask Quarkus
        settings.putAll(traces.environment());
        settings.put("test.lambda", service.url());
        settings.put("test.collector", traces.url());
        settings.put("test.lost", queues.queue("longhand-lost"));
        return settings;
    }

    private static TraceCollector collector() {
        try {
            return new TraceCollector();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                settings,
                field -> field.getDeclaringClass().getSimpleName().equals("LambdaTest")
                        && field.getName().equals("services"));
    }

    @Override
    public void stop() {
        ACCOUNT.keySet().forEach(System::clearProperty);
        Objects.requireNonNull(mapping).close();
        Objects.requireNonNull(sqs).close();
        Objects.requireNonNull(collector).close();
        try {
            Objects.requireNonNull(lambda).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
