package dev.longhand.knative;

import dev.longhand.wiring.TriggerContract;
import dev.longhand.wiring.TriggerWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A sender that takes no answers as events; what follows is posted to the broker of a SinkBinding. */
@QuarkusTest
@QuarkusTestResource(value = TriggerWorld.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SinkBindingTest.Binding.class, restrictToAnnotatedClass = true)
class SinkBindingTest extends TriggerContract {

    /** Tells the program where the broker is. */
    public static final class Binding implements QuarkusTestResourceLifecycleManager {
        private final Broker broker = new Broker(false);

        @Override
        public Map<String, String> start() {
            return Map.of("K_SINK", broker.ingress(), "longhand.go-on", "0s");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(broker, new TestInjector.MatchesType(Broker.class));
        }

        @Override
        public void stop() {
            broker.close();
        }
    }

    @SuppressWarnings("NullAway.Init") // the resource sets it
    Broker broker;

    @TestHTTPResource
    URI function = URI.create("");

    @Override
    protected void send(byte[] structured) {
        broker.subscribe(function);
        broker.send(structured);
    }

    @Override
    protected List<String> ends() {
        return broker.ends();
    }

    @Override
    protected List<String> refusals() {
        return broker.refusals();
    }
}
