package dev.longhand.amqp;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody else at the broker. */
final class Peer implements AutoCloseable {
    private final AmqpClient client;
    private final AmqpConnection connection;

    Peer(int port) {
        client = AmqpClient.create(new AmqpClientOptions().setHost("127.0.0.1").setPort(port));
        connection = await(client.connect());
    }

    /** Sends a message and waits until the broker has it. */
    void send(String address, AmqpMessage message) {
        await(connection
                .createSender(address)
                .compose(sender -> sender.sendWithAck(message).compose(sent -> sender.close())));
    }

    /** What comes from now on, taken off the queue. */
    List<AmqpMessage> receive(String address) {
        List<AmqpMessage> received = new CopyOnWriteArrayList<>();
        await(connection.createReceiver(address)).handler(received::add);
        return received;
    }

    @Override
    public void close() {
        await(client.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
