package dev.longhand.stages;

import dev.longhand.document.LengthControl;

/**
 * How many words a section may have.
 *
 * @param least below this it is continued
 * @param most above this it is ended at a sentence
 */
record Tolerance(int least, int most) {
    private static final Tolerance ANY = new Tolerance(0, Integer.MAX_VALUE);

    /** A sentence cannot be ended closer than this to a number of words. */
    private static final int SENTENCE = 12;

    private static final double CLOSE = 0.05;
    private static final double MIDDLE = 0.15;
    private static final double ROUGH = 0.25;

    /**
     * The tolerance of a section. What one lacks, those after it make up for, which costs less than another answer for it.
     *
     * @param words words asked for; 0 for no length
     * @param last whether no section comes after it that could make up for what it lacks
     */
    static Tolerance of(LengthControl control, int words, boolean last) {
        if (words == 0) {
            return ANY;
        }
        return switch (control) {
            case STRICT -> last ? around(words, CLOSE, CLOSE) : around(words, ROUGH, MIDDLE);
            case SOFT -> around(words, ROUGH, ROUGH);
            case OFF -> ANY;
        };
    }

    private static Tolerance around(int words, double below, double above) {
        return new Tolerance(
                Math.max(1, words - Math.max(SENTENCE, (int) (words * below))),
                words + Math.max(SENTENCE, (int) (words * above)));
    }
}
