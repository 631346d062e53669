package dev.longhand.simulation;

import dev.longhand.store.Creation;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;

/** Many writers of one file, and a reader who looks while it is written. */
public final class FileRace {
    private static final int ROUNDS = 60;
    private static final int LOOKS = 10;
    private static final int WRITERS = 4;
    private static final int LARGE = 8 << 20;

    private FileRace() {}

    /** Runs the races on a new folder: what went wrong, or nothing. */
    public static String run() {
        try {
            Path folder = Files.createTempDirectory("race");
            try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
                FileObjectStore store = new FileObjectStore(folder);
                String torn = torn(store, threads);
                return torn.isEmpty() ? twice(store, threads) : torn;
            } catch (ExecutionException e) {
                return "a writer failed: " + e.getCause();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An object that others see is whole, or a kill would leave half of it for ever. */
    private static String torn(FileObjectStore store, ExecutorService threads)
            throws IOException, ExecutionException, InterruptedException {
        boolean half = false;
        for (int look = 0; look < LOOKS && !half; look++) { // a reader without a processor misses one
            ObjectKey key = new ObjectKey("large/" + look);
            Future<Creation> creation = threads.submit(() -> store.create(key, new byte[LARGE]));
            while (!creation.isDone()) {
                half |= Files.exists(store.path(key)) && Files.size(store.path(key)) < LARGE;
            }
            creation.get();
        }
        return half ? "half an object can be seen" : "";
    }

    private static String twice(FileObjectStore store, ExecutorService threads)
            throws ExecutionException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey key = new ObjectKey("round/" + round);
            Phaser start = new Phaser(WRITERS);
            List<Future<Creation>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                byte[] content = {(byte) i};
                writers.add(threads.submit(() -> {
                    start.arriveAndAwaitAdvance();
                    return store.create(key, content);
                }));
            }
            int created = 0;
            for (Future<Creation> writer : writers) {
                created += writer.get() == Creation.CREATED ? 1 : 0;
            }
            if (created != 1) {
                return "%d of %d writers of one key succeeded".formatted(created, WRITERS);
            }
        }
        return "";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
