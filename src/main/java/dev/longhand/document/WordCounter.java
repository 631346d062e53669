package dev.longhand.document;

/**
 * Counts the words of a text as LongBench-Write does: every character from U+4E00 to U+9FFF, and every match of
 * Python's {@code \b[a-zA-Z]+\b} with Unicode word boundaries. Digits and punctuation count nothing, "don't" is two
 * words, and a Latin word that touches a digit, an accented letter or a Chinese character is none.
 */
public final class WordCounter {
    private WordCounter() {}

    /** The words of {@code text}, in one pass. */
    public static int count(String text) {
        int words = 0;
        Run run = Run.NONE;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            Run next = run.followedBy(c);
            if (isIdeograph(c) || (run == Run.LATIN && next == Run.NONE)) {
                words++;
            }
            run = next;
        }
        return run == Run.LATIN ? words + 1 : words;
    }

    /** The word characters since the last boundary: none, Latin letters only, or others among them. */
    private enum Run {
        NONE,
        LATIN,
        MIXED;

        Run followedBy(int c) {
            if (!isWordCharacter(c)) {
                return NONE;
            }
            return isLatin(c) && this != MIXED ? LATIN : MIXED;
        }
    }

    /** Python's {@code \w}, which unlike Java's has no combining marks in it. */
    private static boolean isWordCharacter(int c) {
        return Character.isLetter(c) || c == '_' || isNumeric(c);
    }

    private static boolean isNumeric(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }
}
