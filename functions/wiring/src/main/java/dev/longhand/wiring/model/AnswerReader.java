package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.CompletionObserver;
import java.time.Duration;
import java.util.Optional;

/** Reads a stream to its end on the caller's thread, with an eye on the clock and on whether it is still wanted. */
final class AnswerReader {
    /** Half of what {@link CompletionObserver#cancelled} promises. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final ChatStream stream;
    private final CompletionObserver observer;
    private final Patience patience;
    private final Answer answer = new Answer();
    private long glanced = System.nanoTime() - GLANCE.toNanos();

    AnswerReader(ChatStream stream, CompletionObserver observer, Patience patience) {
        this.stream = stream;
        this.observer = observer;
        this.patience = patience;
    }

    /** The answer, with its end. */
    Answer read() {
        boolean open = true;
        while (open && !answer.done()) {
            open = advance();
        }
        return answer;
    }

    private boolean advance() {
        return switch (await()) {
            case ChatStream.Signal.Data(String text) -> take(text);
            case ChatStream.Signal.Ended() -> end(Answer.cut());
            case ChatStream.Signal.Failed(Throwable cause) -> end(Failures.of(cause));
        };
    }

    private boolean take(String data) {
        long before = answer.tokens();
        String text = answer.take(data);
        if (answer.tokens() > before) {
            patience.heard();
        }
        if (!text.isEmpty()) {
            observer.text(text);
        }
        return true;
    }

    private boolean end(RuntimeException unlessFinished) {
        if (answer.finished()) {
            return false;
        }
        throw unlessFinished;
    }

    private ChatStream.Signal await() {
        while (patience.left().isPositive()) {
            glance();
            Optional<ChatStream.Signal> signal = next();
            if (signal.isPresent()) {
                return signal.get();
            }
        }
        return new ChatStream.Signal.Failed(patience.over());
    }

    private void glance() {
        if (System.nanoTime() - glanced < GLANCE.toNanos()) {
            return;
        }
        glanced = System.nanoTime();
        if (observer.cancelled()) {
            throw LonghandException.cancelled();
        }
    }

    private Optional<ChatStream.Signal> next() {
        Duration left = patience.left();
        try {
            return stream.next(left.compareTo(GLANCE) < 0 ? left : GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LonghandException.of(Kind.MODEL_UNAVAILABLE, "the call to the model was interrupted", e);
        }
    }
}
