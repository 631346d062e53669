package dev.longhand.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of a run, one line each, in the order in which they were finished. An answer that is appended is on the disk:
 * a process killed at any moment leaves whole lines and at most one torn last one, which is dropped when the file is opened
 * again. One process at a time has it open. Not for several threads.
 */
final class AnswerLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final List<EvaluatedAnswer> answers = new ArrayList<>();

    private AnswerLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The log in this file, which is made if it is missing; fails with {@code BUSY} while another process has it open. */
    static AnswerLog open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            AnswerLog log = new AnswerLog(file, channel);
            try {
                log.lock();
                log.recover();
                return log;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Every answer of the file. */
    List<EvaluatedAnswer> answers() {
        return List.copyOf(answers);
    }

    /** Keeps an answer; returns when it is on the disk. */
    void append(EvaluatedAnswer answer) {
        try {
            long end = channel.size();
            try {
                write(EvaluationJson.line(answer), end);
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
            answers.add(answer);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // another run of this process
        }
        throw LonghandException.of(
                Kind.BUSY, "another process is at work on %s: wait for its end, or choose another --out".formatted(file));
    }

    private void recover() throws IOException {
        byte[] content = content();
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        channel.truncate(end);
        String[] lines = new String(content, 0, end, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            answers.add(parsed(lines[i], i + 1));
        }
    }

    private byte[] content() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, bytes.position()) < 0) {
                throw new IOException("the file became shorter");
            }
        }
        return bytes.array();
    }

    private void write(byte[] line, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }

    private EvaluatedAnswer parsed(String line, int number) {
        try {
            return EvaluationJson.MAPPER.readValue(line, EvaluatedAnswer.class);
        } catch (JacksonException e) {
            throw LonghandException.of(
                    Kind.CORRUPT,
                    "%s, line %d is not an answer: delete the line, its prompt is then asked again".formatted(file, number),
                    e);
        }
    }

    private static LonghandException unusable(Path file, IOException e) {
        return LonghandException.of(
                Kind.STORE_UNUSABLE,
                "%s cannot be written (%s): check its rights and its free space, or choose another --out"
                        .formatted(file, e.getMessage()),
                e);
    }
}
