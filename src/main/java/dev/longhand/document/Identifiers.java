package dev.longhand.document;

import java.util.regex.Pattern;

/** The one form of every id that becomes part of an object's key, so that no key can hold a path or raw text. */
final class Identifiers {
    private static final Pattern FORM = Pattern.compile("[0-9a-z]{26}");

    private Identifiers() {}

    static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    static void check(String what, String value) {
        if (!isValid(value)) {
            throw LonghandException.invalid(
                    "not a %s id: it has 26 characters, digits and small letters; `longhand list` shows them"
                            .formatted(what));
        }
    }
}
