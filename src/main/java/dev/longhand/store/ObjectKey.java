package dev.longhand.store;

/** The name of an object: segments of {@code [0-9a-z._-]} joined by slashes, none of them empty or starting with a dot. */
public record ObjectKey(String value) {
    private static final int LONGEST = 512;

    public ObjectKey {
        if (value.length() > LONGEST || !isKey(value)) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    /** Made for every read and write, so it is checked by hand: a regular expression took a quarter of a step's time. */
    private static boolean isKey(String value) {
        boolean start = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isPlain(c) && (start || (c != '.' && c != '/'))) {
                return false;
            }
            start = c == '/';
        }
        return !start;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
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
