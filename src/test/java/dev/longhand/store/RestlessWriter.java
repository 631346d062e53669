package dev.longhand.store;

import java.nio.file.Path;
import java.util.Arrays;

/** A program that writes objects until it is killed, and prints the number of each once it is kept. */
public final class RestlessWriter {
    static final ObjectKey FOLDER = new ObjectKey("restless");

    private RestlessWriter() {}

    /** What each of its objects holds. */
    static byte[] content() {
        byte[] content = new byte[2_000_000];
        Arrays.fill(content, (byte) 'x');
        return content;
    }

    /** Writes into the store in the folder that is the argument. */
    @SuppressWarnings("SystemOut") // read by the test
    public static void main(String... arguments) {
        FileObjectStore store = new FileObjectStore(Path.of(arguments[0]));
        for (int n = 0; ; n++) {
            store.create(FOLDER.child(String.valueOf(n)), content());
            System.out.println(n);
        }
    }
}
