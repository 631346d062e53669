package dev.longhand.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with one JSON object on each line. A last line without an end is what a killed process left of its last write: it
 * does not count, and the next line that is added takes its place. Adding is safe for many threads and processes.
 */
final class LineFile<T> {
    private final Path file;
    private final Class<T> type;

    LineFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** The objects in order; none when there is no file. */
    List<T> read() {
        List<T> objects = new ArrayList<>();
        String text = text();
        int number = 1;
        for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1, number++) {
            String line = text.substring(start, end);
            if (!line.isBlank()) {
                objects.add(object(line, number));
            }
        }
        return objects;
    }

    /** Adds a line and returns when it is on the disk. */
    synchronized void add(T object) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            channel.truncate(wholeLines(channel)).position(channel.size());
            ByteBuffer line = ByteBuffer.wrap(EvaluationJson.line(object));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
    }

    /** The length of the file up to the end of its last whole line. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        return end;
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw unusable("cannot be read as UTF-8 text", e);
        }
    }

    private T object(String line, int number) {
        try {
            return EvaluationJson.MAPPER.readValue(line, type);
        } catch (JacksonException e) {
            throw unusable("has no %s on line %d: mend the line or take it out".formatted(type.getSimpleName(), number), e);
        }
    }

    private LonghandException unusable(String what, Throwable cause) {
        return LonghandException.of(Kind.INVALID, "%s %s".formatted(file, what), cause);
    }
}
