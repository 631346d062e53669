package dev.longhand.evaluation.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into the tokens that repetition and variety are counted in. An ideograph is a token of its own; any other
 * run of letters, digits and their marks is one, with an apostrophe inside a word as a part of it. So a Chinese text is
 * counted in characters and an English one in words. Case is passed over; punctuation and spaces are no tokens.
 */
public final class Tokens {
    private final List<String> found = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    private Tokens() {}

    /** The tokens of {@code text} in order, in one pass. */
    public static List<String> of(String text) {
        Tokens tokens = new Tokens();
        tokens.cut(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        return List.copyOf(tokens.found);
    }

    private void cut(String text) {
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (Character.isIdeographic(c)) {
                end();
                found.add(Character.toString(c));
            } else if (isLetterOrDigit(c) || isInside(text, i)) {
                run.appendCodePoint(c);
            } else {
                end();
            }
        }
        end();
    }

    private void end() {
        if (!run.isEmpty()) {
            found.add(run.toString());
            run.setLength(0);
        }
    }

    /** Whether this is a mark over a character of a word, or an apostrophe between two of them. */
    private boolean isInside(String text, int at) {
        return !run.isEmpty()
                && (isMark(text.codePointAt(at))
                        || (text.charAt(at) == '\'' && at + 1 < text.length() && isLetterOrDigit(text.codePointAt(at + 1))));
    }

    private static boolean isLetterOrDigit(int c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
