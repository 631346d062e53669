package dev.longhand.evaluation;

import dev.longhand.document.WordCounter;
import dev.longhand.model.Watch;

/** Gives an answer up when it has so many words. */
final class LengthWatch implements Watch {
    /** Characters between two counts: a long answer is not counted at every token. */
    private static final int STRIDE = 500;

    private final int mostWords;
    private final StringBuilder text = new StringBuilder();
    private int next = STRIDE;
    private boolean full;

    /** A watch that gives up at so many words, or a little later. */
    LengthWatch(int mostWords) {
        this.mostWords = mostWords;
    }

    @Override
    public void text(String delta) {
        text.append(delta);
        if (text.length() >= next) {
            next = text.length() + STRIDE;
            full = WordCounter.count(text.toString()) >= mostWords;
        }
    }

    @Override
    public boolean cancelled() {
        return full;
    }

    @Override
    public boolean ranAway() {
        return full;
    }

    @Override
    public String text() {
        return text.toString();
    }
}
