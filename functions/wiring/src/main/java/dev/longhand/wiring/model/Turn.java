package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.estimate.TextTokens;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import java.time.Duration;
import java.util.List;

/**
 * How a call waits for its turn: until the server's cache has room for it, and a new job also until the server has
 * worked off what other processes sent, as far as that ends within a minute.
 */
final class Turn {
    /** After which the call fails, to be made again later: with the longest call it is still within a claim's lease. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ModelServer server;
    private final CompletionObserver observer;
    private final long began = System.nanoTime();

    /** A turn that is waited for from now on. */
    Turn(ModelServer server, CompletionObserver observer) {
        this.server = server;
        this.observer = observer;
    }

    /** What the calls of a job have in common: the message they begin with. */
    static String jobOf(List<Message> messages) {
        return messages.isEmpty() ? "" : messages.getFirst().content();
    }

    /**
     * Waits.
     *
     * @param room tokens of the server's cache
     */
    Admission.Pass await(Prompt prompt, long room) {
        int tokens = TextTokens.of(prompt.messages()) + prompt.maxTokens();
        try {
            Admission.Pass pass = server.admission().enter(jobOf(prompt.messages()), tokens, room, this::glance);
            if (pass.first() && room < Long.MAX_VALUE) {
                awaitQueue(pass);
            }
            return pass;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the call to the model was interrupted", e);
        }
    }

    private void awaitQueue(Admission.Pass pass) throws InterruptedException {
        long queued = System.nanoTime();
        try {
            while (System.nanoTime() - queued < LONGEST_QUEUE.toNanos()
                    && server.metrics().waiting() > 0) {
                Thread.sleep(PAUSE);
                glance();
            }
        } catch (InterruptedException | RuntimeException e) {
            pass.close();
            throw e;
        }
    }

    private void glance() {
        if (observer.cancelled()) {
            throw LonghandException.cancelled();
        }
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw LonghandException.of(
                    Kind.MODEL_UNAVAILABLE,
                    "the model server had no room for one more document for %d s".formatted(LONGEST.toSeconds()));
        }
    }
}
