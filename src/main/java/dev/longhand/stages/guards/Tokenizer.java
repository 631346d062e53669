package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Token.Kind;
import java.util.function.Consumer;

/** Turns characters, as they come, into tokens. Not safe for threads. */
final class Tokenizer {
    private static final String HAN_NUMERALS = "〇零一二三四五六七八九十百";
    private static final String STOPS = ".!?。！？;；:：";

    /** A word or number is taken to end here at the latest. */
    private static final int LONGEST = 40;

    /** A counter may have so many words before it in its line: "Chapter 3", 第三章. */
    private static final int WORDS_BEFORE_COUNTER = 1;

    private enum Run {
        NONE,
        LETTERS,
        DIGITS,
        NUMERALS
    }

    private final Consumer<Token> sink;
    private Run run = Run.NONE;
    private long key;
    private long number;
    private int start;
    private int position;
    private int words;
    private boolean afterStop = true;

    Tokenizer(Consumer<Token> sink) {
        this.sink = sink;
    }

    void next(char c) {
        Run kind = run(c);
        if (kind != run || position - start >= LONGEST) {
            end();
            begin(kind);
        }
        if (kind == Run.NONE) {
            single(c);
        } else {
            key = key * 31 + Character.toLowerCase(c);
            number = number * 10 + Math.max(0, Character.digit(c, 10));
        }
        position++;
    }

    private static Run run(char c) {
        if (HAN_NUMERALS.indexOf(c) >= 0) {
            return Run.NUMERALS;
        }
        if (Character.isDigit(c)) {
            return Run.DIGITS;
        }
        return Character.isLetter(c) && !Character.isIdeographic(c) ? Run.LETTERS : Run.NONE;
    }

    private void begin(Run kind) {
        run = kind;
        start = position;
        key = 7;
        number = 0;
    }

    private void end() {
        switch (run) {
            case LETTERS -> word(key, start);
            case DIGITS -> number(number);
            case NUMERALS -> number(-1);
            case NONE -> {}
        }
        run = Run.NONE;
    }

    private void single(char c) {
        if (c == '\n') {
            words = 0;
            afterStop = true;
        } else if (Character.isIdeographic(c)) {
            word(c, position);
        } else if (!Character.isWhitespace(c)) {
            sink.accept(new Token(c, Kind.MARK, 0, position));
            afterStop = STOPS.indexOf(c) >= 0 || (afterStop && !Character.isLetterOrDigit(c));
        }
    }

    private void word(long of, int at) {
        sink.accept(new Token(mixed(of), Kind.WORD, 0, at));
        words++;
        afterStop = false;
    }

    private void number(long value) {
        boolean counts = afterStop || words <= WORDS_BEFORE_COUNTER;
        sink.accept(new Token(mixed(run == Run.NUMERALS ? -2 : -1), counts ? Kind.COUNTER : Kind.NUMBER, value, start));
        words++;
        afterStop = false;
    }

    /** Spreads close keys over all 64 bits (the finalizer of MurmurHash3). */
    private static long mixed(long raw) {
        long mixed = (raw ^ (raw >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
