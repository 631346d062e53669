package dev.longhand.store;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps each object as a file below one folder. An object is written to a temporary file, synced, and then linked to its
 * name: a kill at any moment leaves either the whole object or none, and of two writers only one link succeeds. The file
 * system must know hard links.
 */
public final class FileObjectStore implements ObjectStore {
    private static final String TEMPORARY = ".tmp";
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final int TRIES = 100;

    private final Path root;
    private final Duration ahead;

    /** A store in this folder, which is made if it is missing; fails with {@code STORE_UNUSABLE} if it cannot be written. */
    public FileObjectStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.ahead = guarded(() -> {
            makeFolder(this.root.resolve(TEMPORARY));
            Duration measured = clockAhead(temporary(new byte[0]));
            deleteAbandoned(Instant.now().plus(measured).minus(ABANDONED));
            return measured;
        });
    }

    /** How far the file system's clock, which may be another machine's, is ahead of this process'. */
    private static Duration clockAhead(Path file) throws IOException {
        Duration ahead = Duration.between(Instant.now(), Files.getLastModifiedTime(file).toInstant());
        Files.delete(file);
        return ahead;
    }

    /** What killed writers left; no write takes that long. */
    private void deleteAbandoned(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TEMPORARY))) {
            for (Path file : files) {
                if (isOlder(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException _) {
            return false; // its writer is at work
        }
    }

    /** Where an object lies, for a person who wants to open it. */
    public Path path(ObjectKey key) {
        return root.resolve(key.value());
    }

    @Override
    public Creation create(ObjectKey key, byte[] content) {
        return guarded(() -> {
            Path target = path(key);
            if (Files.exists(target)) {
                return Creation.EXISTS;
            }
            return place(temporary(content), target);
        });
    }

    @Override
    public Optional<StoredObject> read(ObjectKey key) {
        return guarded(() -> {
            Path file = path(key);
            try {
                byte[] content = Files.readAllBytes(file);
                Instant created = Files.getLastModifiedTime(file).toInstant();
                return Optional.of(new StoredObject(content, Duration.between(created, Instant.now().plus(ahead))));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<String> children(ObjectKey parent, String after, int limit) {
        return guarded(() -> {
            try (Stream<Path> files = Files.list(path(parent))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.startsWith(".") && name.compareTo(after) > 0)
                        .sorted()
                        .limit(limit)
                        .toList();
            } catch (NoSuchFileException | NotDirectoryException e) {
                return List.of();
            }
        });
    }

    @Override
    public void delete(ObjectKey key) {
        guarded(() -> {
            Path file = path(key);
            boolean deleted = Files.deleteIfExists(file);
            prune(folderOf(file));
            return deleted;
        });
    }

    /** Deletes empty folders up to the root. */
    private void prune(Path folder) throws IOException {
        try {
            for (Path empty = folder; !empty.equals(root); empty = folderOf(empty)) {
                Files.deleteIfExists(empty);
            }
        } catch (DirectoryNotEmptyException _) {
            // others are there
        }
    }

    private Path temporary(byte[] content) throws IOException {
        Path file = root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Creation place(Path temporary, Path target) throws IOException {
        try {
            for (int tries = 1; ; tries++) {
                try {
                    makeFolder(folderOf(target));
                    return link(temporary, target);
                } catch (NoSuchFileException e) {
                    if (tries == TRIES) { // a deletion elsewhere took away the folder that was just made
                        throw e;
                    }
                }
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Creation link(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            return Creation.EXISTS;
        }
        sync(folderOf(target));
        return Creation.CREATED;
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "an object lies below the root");
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            sync(parent);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException _) {
            // deleted again, with all that was in it
        }
    }

    private interface Access<T> {
        T run() throws IOException;
    }

    private <T> T guarded(Access<T> access) {
        try {
            return access.run();
        } catch (UnsupportedOperationException | IOException e) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE,
                    "the store %s cannot be used (%s): check its rights and its free space, or choose another one"
                            .formatted(root, reason(e)),
                    e);
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "no right to write there";
            case FileAlreadyExistsException _ -> "a file is in the way";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            case UnsupportedOperationException _ -> "its file system knows no hard links";
            default -> String.valueOf(e.getMessage());
        };
    }
}
