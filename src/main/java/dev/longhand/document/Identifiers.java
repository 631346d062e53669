package dev.longhand.document;

/** The one form of every id that becomes part of an object's key, so that no key can hold a path or raw text. */
final class Identifiers {
    private static final int LENGTH = 26;

    private Identifiers() {}

    static boolean isValid(String value) {
        return value.length() == LENGTH && value.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    static void check(String what, String value) {
        if (!isValid(value)) {
            throw LonghandException.invalid(
                    "not a %s id: it has 26 characters, digits and small letters; `longhand list` shows them"
                            .formatted(what));
        }
    }
}
