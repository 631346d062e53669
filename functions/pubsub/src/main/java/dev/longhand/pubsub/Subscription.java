package dev.longhand.pubsub;

import dev.longhand.document.LonghandException;
import dev.longhand.wiring.pubsub.PubSub;
import dev.longhand.wiring.pubsub.PubSub.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Messages of one subscription, pulled one by one as they are wanted, so that none waits in a process that is busy. One in
 * hand is held for a minute at a time, however long its work lasts: when this process dies, others have it a minute later.
 */
final class Subscription {
    private static final Logger LOG = Logger.getLogger(Subscription.class);

    /** How long others wait for what a dead process had in hand. */
    static final Duration HELD = Duration.ofMinutes(1);

    private static final Duration RENEWED = HELD.dividedBy(3);

    /** Longer than a lease and all that may come before it: what is in hand so long, a thread that hangs has. */
    private static final long RENEWALS = Duration.ofHours(4).dividedBy(RENEWED);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final PubSub pubSub;
    private final String name;
    private final Executor threads;
    private volatile boolean answers = true;

    Subscription(PubSub pubSub, String name, Executor threads) {
        this.pubSub = pubSub;
        this.name = name;
        this.threads = threads;
    }

    String name() {
        return name;
    }

    /** Whether Pub/Sub answered when it was asked last. */
    boolean answers() {
        return answers;
    }

    Multi<Message<byte[]>> messages() {
        return Multi.createBy()
                .repeating()
                .uni(this::pulled)
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(
                        received -> Multi.createFrom().items(received.stream().map(this::message)));
    }

    private Uni<Optional<Received>> pulled() {
        return Uni.createFrom()
                .item(() -> pubSub.pull(name))
                .runSubscriptionOn(threads)
                .invoke(() -> answers = true)
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void note(Throwable e) {
        answers = false;
        LOG.warn(e.getMessage());
    }

    private Message<byte[]> message(Received received) {
        Thread holder = Thread.ofVirtual().start(() -> hold(received));
        return Message.of(
                received.data(),
                Metadata.of(new Attributes(received.attributes())),
                () -> settled(holder, () -> pubSub.acknowledge(name, received.receipt())),
                _ -> settled(holder, () -> pubSub.hold(name, received.receipt(), Duration.ZERO)));
    }

    private CompletionStage<Void> settled(Thread holder, Runnable settle) {
        holder.interrupt();
        return CompletableFuture.runAsync(settle, threads);
    }

    private void hold(Received received) {
        try {
            for (long renewal = 0; renewal < RENEWALS; renewal++) {
                renew(received);
                Thread.sleep(RENEWED);
            }
            LOG.warnf("a message of %s is in hand for hours: others may take it", name);
        } catch (InterruptedException e) {
            LOG.debug("settled", e);
        }
    }

    private void renew(Received received) {
        try {
            pubSub.hold(name, received.receipt(), HELD);
        } catch (LonghandException e) {
            LOG.warn(e.getMessage());
        }
    }
}
