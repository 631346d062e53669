package dev.longhand.store;

import java.util.regex.Pattern;

/** The name of an object: segments of {@code [0-9a-z._-]} joined by slashes, none of them empty or starting with a dot. */
public record ObjectKey(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-z_-][0-9a-z._-]*(/[0-9a-z_-][0-9a-z._-]*)*");

    public ObjectKey {
        if (value.length() > 512 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    /** The key of that name below this one. */
    public ObjectKey child(String name) {
        return new ObjectKey(value + "/" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
