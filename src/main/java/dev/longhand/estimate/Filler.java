package dev.longhand.estimate;

import dev.longhand.document.Language;

/** Sentences of which no two are alike, for a text whose length alone counts. Not safe for threads. */
final class Filler {
    private static final int WORDS = 12;
    private static final int CHARACTERS = 20;
    private static final int LETTERS = 26;
    private static final long STRIDE = 7_919;
    private static final int HAN_FIRST = 0x4E00;
    private static final int HAN = 0x4000;
    private static final String[] SMALL = {"the", "of", "and", "in", "to", "a"};

    private final Language language;
    private long drawn;

    Filler(Language language) {
        this.language = language;
    }

    /** Whole sentences of about so many tokens, at least one, in paragraphs. */
    String tokens(int tokens) {
        StringBuilder text = new StringBuilder(sentence());
        for (int i = 1; TextTokens.of(text.toString()) < tokens; i++) {
            text.append(i % 5 == 0 ? "\n\n" : language == Language.EN ? " " : "").append(sentence());
        }
        return text.toString();
    }

    /** The next sentence. */
    String sentence() {
        return switch (language) {
            case EN -> english();
            case ZH -> chinese();
        };
    }

    private String english() {
        StringBuilder sentence = new StringBuilder("It");
        for (int i = 1; i < WORDS; i++) {
            sentence.append(' ').append(i % 2 == 0 ? word() : SMALL[i / 2]);
        }
        return sentence.append('.').toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (long rest = STRIDE * ++drawn + LETTERS * LETTERS * LETTERS * LETTERS * LETTERS; rest > 0; rest /= LETTERS) {
            word.append((char) ('a' + rest % LETTERS));
        }
        return word.toString();
    }

    private String chinese() {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            sentence.appendCodePoint(HAN_FIRST + (int) (STRIDE * ++drawn % HAN));
        }
        return sentence.append('。').toString();
    }
}
