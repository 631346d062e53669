package dev.longhand.kafka;

import dev.longhand.store.ServerProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real broker of one node on the loopback address; the test can stop and start it. It runs in this process, or, where the
 * packaged program is tested, in one of its own, which is stopped by {@code kill -9}.
 */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static final int PARTITIONS = 4;
    private static final int LARGEST = 8 << 20;

    private final Properties properties = new Properties();
    private final int port = ServerProcess.freePort();
    private String address = "";
    private @Nullable AutoCloseable server;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("longhand-kafka");
            configure(folder);
            format(folder);
            begin();
            createTopics();
            return Map.of(
                    "kafka.bootstrap.servers", address,
                    "mp.messaging.connector.smallrye-kafka.request.timeout.ms", "1000",
                    "mp.messaging.connector.smallrye-kafka.delivery.timeout.ms", "2000",
                    "mp.messaging.connector.smallrye-kafka.max.block.ms", "1000");
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> broker = new TreeMap<>(Map.of("stop", this::end, "start", this::begin));
        injector.injectIntoFields(address, field -> field.getName().equals("address"));
        injector.injectIntoFields(broker, field -> field.getName().equals("broker"));
    }

    @Override
    public void stop() {
        end();
    }

    /** Starts it on what it has stored. */
    void begin() {
        try {
            server = Boolean.getBoolean("longhand.test.kafka.process") ? process() : inThisProcess();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private AutoCloseable inThisProcess() {
        KafkaRaftServer broker = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        broker.startup();
        return () -> {
            broker.shutdown();
            broker.awaitShutdown();
        };
    }

    private AutoCloseable process() throws IOException, InterruptedException {
        Path file = Files.createTempFile("longhand-kafka", ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return ServerProcess.start(
                port,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        file.toString()));
    }

    /** Ends it, in a process of its own as {@code kill -9} does. */
    void end() {
        AutoCloseable running = server;
        server = null;
        try {
            if (running != null) {
                running.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not end", e);
        }
    }

    private void configure(Path folder) {
        address = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + ServerProcess.freePort();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "listeners",
                "PLAINTEXT://%s,CONTROLLER://%s".formatted(address, controller),
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                folder.toString(),
                "num.partitions",
                Integer.toString(PARTITIONS),
                "message.max.bytes",
                Integer.toString(LARGEST)));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
    }

    private static void format(Path folder) throws Exception {
        Formatter formatter = new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString());
        formatter.addDirectory(folder.toString());
        formatter.run();
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            List<NewTopic> topics = Stream.of("longhand-events", "longhand-ended", "longhand-refused")
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }
}
