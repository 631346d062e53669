package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the finished document goes, and how it is reported. */
final class Output {
    @Option(names = "--out", paramLabel = "FILE", description = "also copy the finished document to this file")
    @Nullable
    Path out;

    @Option(names = "--json", description = "print one JSON object instead of the document's path")
    boolean json;

    /** Fails early when the file could not be written later. */
    void check() {
        if (out == null) {
            return;
        }
        Path folder = folder(out);
        if (Files.isDirectory(out) || !Files.isWritable(folder)) {
            throw LonghandException.invalid("%s cannot be written: name a file in a folder that exists".formatted(out));
        }
    }

    /** Writes the document to its file if that was asked, whole or not at all, and says where it is now. */
    String deliver(String text, String location) {
        Path target = out;
        if (target == null) {
            return location;
        }
        try {
            Path temporary = Files.createTempFile(folder(target), ".longhand", ".md");
            Files.writeString(temporary, text);
            return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE)
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE,
                    "the document is written, but not to %s: it lies at %s".formatted(target, location),
                    e);
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
