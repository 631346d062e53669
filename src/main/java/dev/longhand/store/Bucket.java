package dev.longhand.store;

import java.util.regex.Pattern;

/**
 * The part of a cloud's object storage that a store lives in: a bucket or container, and below it a folder.
 *
 * @param folder empty for the whole bucket; else segments joined by slashes, without one at either end
 */
public record Bucket(String name, String folder) {
    private static final Pattern NAME = Pattern.compile("[0-9a-z][0-9a-z._-]{1,220}[0-9a-z]");
    private static final Pattern FOLDER = Pattern.compile("|[0-9A-Za-z_-][0-9A-Za-z._-]*(/[0-9A-Za-z_-][0-9A-Za-z._-]*)*");

    public Bucket {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a bucket");
        }
        if (folder.length() > 256 || !FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("not a folder of a bucket");
        }
    }

    /** The name in the bucket of the object at this key. */
    public String path(ObjectKey key) {
        return folder.isEmpty() ? key.value() : folder + "/" + key.value();
    }
}
