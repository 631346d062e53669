package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import java.util.HashSet;
import java.util.Set;

/** Passes an answer on to another observer and gives it up when it no longer gets anywhere. Not safe for threads. */
final class PlanWatch implements CompletionObserver {
    private static final int MOST_SPACE = 200;
    private static final int MOST_REPEATS = 5;
    private static final int SHORTEST_REPEAT = 20;
    private static final int LONGEST_LINE = 4_000;

    private final CompletionObserver observer;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> lines = new HashSet<>();
    private int lineStart;
    private int space;
    private int repeats;
    private boolean gaveUp;

    PlanWatch(CompletionObserver observer) {
        this.observer = observer;
    }

    @Override
    public void text(String delta) {
        observer.text(delta);
        delta.chars().forEach(c -> next((char) c));
    }

    @Override
    public boolean cancelled() {
        return gaveUp || observer.cancelled();
    }

    /** Whether the answer ran away, as against being cancelled by the observer. */
    boolean ranAway() {
        return gaveUp && !observer.cancelled();
    }

    /** All that was said so far. */
    String text() {
        return text.toString();
    }

    private void next(char c) {
        text.append(c);
        space = Character.isWhitespace(c) ? space + 1 : 0;
        if (c == '\n' || c == '}') {
            endLine();
        }
        gaveUp |= space > MOST_SPACE || repeats > MOST_REPEATS || text.length() - lineStart > LONGEST_LINE;
    }

    /** A line of text or one object of JSON. */
    private void endLine() {
        String line = PlanText.fingerprint(text.substring(lineStart));
        if (line.length() >= SHORTEST_REPEAT && !lines.add(line)) {
            repeats++;
        }
        lineStart = text.length();
    }
}
