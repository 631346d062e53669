package dev.longhand.wiring;

import dev.longhand.document.LonghandException;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectStore;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens the store that a setting names. */
final class Stores {
    private Stores() {}

    /** The store at a path or {@code file:} address; another scheme is refused. */
    static ObjectStore open(String location) {
        try {
            return new FileObjectStore(path(location));
        } catch (IllegalArgumentException e) {
            throw LonghandException.invalid(
                    "the store \"%s\" is not a folder: give a path or file:/…".formatted(location));
        }
    }

    private static Path path(String location) throws InvalidPathException {
        if (location.isBlank() || location.matches("(?!file:)[a-z][a-z0-9+.-]+:.*")) {
            throw new IllegalArgumentException("not a path");
        }
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }
}
