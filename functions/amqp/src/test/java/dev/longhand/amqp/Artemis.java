package dev.longhand.amqp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** A real broker in this process, on the loopback address, with its journal on disk; the test can stop and start it. */
public final class Artemis implements QuarkusTestResourceLifecycleManager {
    private int port;
    private Path folder = Path.of("");
    private @Nullable EmbeddedActiveMQ server;

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            folder = Files.createTempDirectory("longhand-artemis");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        begin();
        return Map.of("amqp-host", "127.0.0.1", "amqp-port", Integer.toString(port));
    }

    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> broker = new TreeMap<>(Map.of("stop", this::end, "start", this::begin));
        injector.injectIntoFields(port, field -> field.getName().equals("port"));
        injector.injectIntoFields(broker, field -> field.getName().equals("broker"));
    }

    @Override
    public void stop() {
        end();
    }

    private void begin() {
        try {
            EmbeddedActiveMQ starting = new EmbeddedActiveMQ();
            starting.setConfiguration(configuration());
            starting.start();
            server = starting;
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    private void end() {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:%d?protocols=AMQP".formatted(port));
        configuration.setBrokerInstance(folder.toFile());
        for (String name : new String[] {"longhand-events", "longhand-ended", "longhand-refused"}) {
            configuration.addQueueConfiguration(QueueConfiguration.of(name)
                    .setAddress(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
        return configuration;
    }
}
