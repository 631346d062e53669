package dev.longhand.sqs;

import dev.longhand.wiring.SqsProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the function an SQS server and the test the address of its queues. */
public final class SqsWorld implements QuarkusTestResourceLifecycleManager {
    private Map<String, String> client = Map.of();
    private @Nullable SqsProcess sqs;

    @Override
    public Map<String, String> start() {
        SqsProcess server = new SqsProcess(1);
        sqs = server;
        client = Map.of(
                "aws.endpointUrlSqs", server.url(),
                "aws.region", "eu-central-1",
                "aws.accessKeyId", "any",
                "aws.secretAccessKey", "any");
        client.forEach(System::setProperty); // Amazon's client does not ask Quarkus
        return client;
    }

    @Override
    public void inject(TestInjector injector) {
        SqsProcess server = Objects.requireNonNull(sqs);
        Map<String, Runnable> turns = Map.of("stop", server::close, "start", server::start);
        inject(injector, "SqsTest", "address", server.queue(""));
        inject(injector, "QueueContract", "broker", turns);
    }

    private static void inject(TestInjector injector, String type, String name, Object value) {
        injector.injectIntoFields(
                value,
                field -> field.getDeclaringClass().getSimpleName().equals(type)
                        && field.getName().equals(name));
    }

    @Override
    public void stop() {
        client.keySet().forEach(System::clearProperty);
        Objects.requireNonNull(sqs).close();
    }
}
