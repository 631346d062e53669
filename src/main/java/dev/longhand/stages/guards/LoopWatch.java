package dev.longhand.stages.guards;

/**
 * Watches a text as it comes and says early when it goes round in circles: the same phrase, sentence or list again and
 * again, also with numbers that count on, nothing but blanks, or a word without end. Amortised constant time and constant
 * memory a character. Refrains, like beginnings, tables and code are no circles unless they go on far beyond their use. Not
 * safe for threads.
 */
public final class LoopWatch {
    private static final int MOST_BLANKS = 500;
    private static final int LONGEST_FENCE = 12;

    /** Longer than any word of a language with Latin letters; what names a page or a file has other signs in it. */
    private static final int LONGEST_WORD = 80;

    /** The blocks of Latin letters in common use end before this character. */
    private static final int END_OF_LATIN = 0x250;

    private final Rounds rounds = new Rounds();
    private final Refrains refrains = new Refrains();
    private final Tokenizer tokenizer = new Tokenizer(rounds::next);
    private final StringBuilder lineHead = new StringBuilder();
    private boolean code;
    private boolean row;
    private boolean rowBefore;
    private int position;
    private int blanks;
    private int letters;
    private boolean looping;
    private int start;

    /** A watch that has seen nothing. */
    public LoopWatch() {}

    /** Takes the next piece of the text, of any length. */
    public void text(String delta) {
        for (int i = 0; i < delta.length() && !looping; i++) {
            next(delta.charAt(i));
            position++;
        }
    }

    /** Whether the text went round in circles; it stays so. */
    public boolean looping() {
        return looping;
    }

    /** Index of the first character that only repeats what stands before it; the text's length where none does. */
    int start() {
        return looping ? start : position;
    }

    private void next(char c) {
        follow(c);
        boolean repetitive = code || row || rowBefore;
        tokenizer.next(c);
        blanks = Character.isWhitespace(c) ? blanks + 1 : 0;
        letters = c < END_OF_LATIN && Character.isLetter(c) ? letters + 1 : 0;
        if (!repetitive) {
            refrains.next(c, position);
        }
        if (rounds.found(repetitive)) {
            loopsFrom(rounds.secondRound());
        } else if (refrains.found()) {
            loopsFrom(refrains.firstRepeat());
        } else if (blanks > MOST_BLANKS) {
            loopsFrom(position - MOST_BLANKS);
        } else if (letters > LONGEST_WORD && !code) {
            loopsFrom(position - LONGEST_WORD);
        }
    }

    private void loopsFrom(int index) {
        looping = true;
        start = index;
    }

    /** A row of a table is known by its bars, code by its fences. */
    private void follow(char c) {
        if (c == '\n') {
            code ^= Lines.isFence(lineHead.toString());
            rowBefore = row;
            row = false;
            lineHead.setLength(0);
        } else {
            row |= c == '|';
            if (lineHead.length() < LONGEST_FENCE) {
                lineHead.append(c);
            }
        }
    }
}
