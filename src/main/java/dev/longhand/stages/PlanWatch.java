package dev.longhand.stages;

import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Watch;
import java.util.HashSet;
import java.util.Set;

/** Gives up a plan that runs away: blanks, lines without end, the same line over and over. */
final class PlanWatch implements Watch {
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

    @Override
    public boolean ranAway() {
        return gaveUp && !observer.cancelled();
    }

    @Override
    public String text() {
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
