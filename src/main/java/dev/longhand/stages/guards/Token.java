package dev.longhand.stages.guards;

/**
 * A word, a Chinese character, a number or a punctuation mark.
 *
 * @param key equal for equal tokens, regardless of case; the same for all numbers
 * @param kind what it is
 * @param number a number's value; -1 for one in Chinese characters
 * @param start index of its first character in the text
 */
record Token(long key, Kind kind, long number, int start) {
    private static final int CHINESE = -1;

    enum Kind {
        WORD,
        MARK,
        NUMBER,
        /** A number that counts items or sentences: it may rise from one round to the next. */
        COUNTER
    }

    boolean isNumber() {
        return kind == Kind.NUMBER || kind == Kind.COUNTER;
    }

    /** Whether this counter stands where {@code before} stood a round ago, {@code step} higher; 0 for any step. */
    boolean countsOn(Token before, long step) {
        boolean counters = kind == Kind.COUNTER && before.kind == Kind.COUNTER;
        long risen = number - before.number;
        boolean unknown = number == CHINESE && before.number == CHINESE;
        return counters && (unknown || (risen > 0 && (step == 0 || risen == step)));
    }
}
