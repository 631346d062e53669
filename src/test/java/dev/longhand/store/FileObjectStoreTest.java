package dev.longhand.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.longhand.document.LonghandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileObjectStoreTest extends ObjectStoreContract {
    @TempDir
    Path root;

    private FileObjectStore store;

    @BeforeEach
    void open() {
        store = new FileObjectStore(root.resolve("store"));
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void a_person_finds_the_object_as_a_file() throws IOException {
        store.create(new ObjectKey("tenant/job/document.md"), new byte[] {'h', 'i'});
        assertThat(root.resolve("store/tenant/job/document.md")).hasContent("hi");
    }

    @Test
    void nothing_temporary_is_left_behind() throws IOException {
        store.create(new ObjectKey("a/b"), new byte[100]);
        store.create(new ObjectKey("a/b"), new byte[200]);
        try (Stream<Path> files = Files.list(root.resolve("store/.tmp"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_a_killed_writer_left_is_never_seen_as_an_object() throws IOException {
        Files.write(root.resolve("store/.tmp/half-written"), new byte[] {1});
        assertThat(store.children(new ObjectKey("a"), "", 10)).isEmpty();
        assertThat(store.create(new ObjectKey("a"), new byte[] {2})).isEqualTo(Creation.CREATED);
    }

    @Test
    void a_folder_that_cannot_be_used_is_refused_with_one_line() throws IOException {
        Path file = Files.write(root.resolve("file"), new byte[0]);
        assertThatThrownBy(() -> new FileObjectStore(file.resolve("store")))
                .isInstanceOfSatisfying(
                        LonghandException.class,
                        e -> assertThat(e.kind()).isEqualTo(LonghandException.Kind.STORE_UNUSABLE))
                .hasMessageContaining("cannot be used")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    @Test
    void what_a_writer_left_that_was_killed_an_hour_ago_is_deleted_on_opening() throws IOException {
        Path old = Files.write(root.resolve("store/.tmp/old"), new byte[1]);
        Path young = Files.write(root.resolve("store/.tmp/young"), new byte[1]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        open();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void a_deletion_takes_the_folders_along_that_it_empties() {
        store.create(new ObjectKey("a/b/c/d"), new byte[1]);
        store.create(new ObjectKey("a/e"), new byte[1]);
        store.delete(new ObjectKey("a/b/c/d"));
        assertThat(root.resolve("store/a/b")).doesNotExist();
        assertThat(root.resolve("store/a/e")).exists();
        store.delete(new ObjectKey("a/e"));
        store.delete(new ObjectKey("a/e"));
        assertThat(root.resolve("store/a")).doesNotExist();
        assertThat(root.resolve("store")).exists();
    }

    @Test
    void an_object_where_a_folder_is_needed_is_an_error_and_not_taken_for_the_other_object() {
        store.create(new ObjectKey("a"), new byte[1]);
        assertThatThrownBy(() -> store.create(new ObjectKey("a/b"), new byte[1]))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("a file is in the way");
    }

    @RepeatedTest(5)
    void creations_cope_with_deletions_that_take_their_folder_away() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> racers = IntStream.range(0, 8)
                    .<Callable<Object>>mapToObj(racer -> () -> {
                        for (int round = 0; round < 100; round++) {
                            ObjectKey key = new ObjectKey("race/deep/" + racer);
                            assertThat(store.create(key, new byte[1])).isEqualTo(Creation.CREATED);
                            assertThat(store.read(key)).isPresent();
                            store.delete(key);
                        }
                        return racer;
                    })
                    .toList();
            for (Future<Object> done : threads.invokeAll(racers)) {
                done.get();
            }
        }
    }

    @Test
    void a_read_only_folder_is_refused_with_one_line() throws IOException {
        Path folder = Files.createDirectory(root.resolve("locked"));
        assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "root may write anywhere");
        assertThatThrownBy(() -> new FileObjectStore(folder.resolve("store")))
                .hasMessageContaining("no right to write there");
    }

    @Test
    void a_read_only_disk_is_refused_with_one_line() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", disk.toString()), "a disk can be mounted");
        try {
            assertThatThrownBy(() -> new FileObjectStore(disk.resolve("store")))
                    .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                            .isEqualTo(LonghandException.Kind.STORE_UNUSABLE))
                    .hasMessageContaining("cannot be used (Read-only file system)");
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void a_full_disk_is_an_error_and_leaves_no_torn_object() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "a small disk can be mounted");
        try {
            FileObjectStore small = new FileObjectStore(disk.resolve("store"));
            assertThatThrownBy(() -> small.create(new ObjectKey("big"), new byte[200_000]))
                    .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                            .isEqualTo(LonghandException.Kind.STORE_UNUSABLE))
                    .hasMessageContaining("free space");
            assertThat(small.read(new ObjectKey("big"))).isEmpty();
            assertThat(small.create(new ObjectKey("small"), new byte[10_000])).isEqualTo(Creation.CREATED);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @RepeatedTest(3)
    void a_writer_killed_in_the_middle_leaves_no_torn_object() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessWriter.class.getName(),
                        root.resolve("store").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader written = writer.inputReader(UTF_8)) {
            assertThat(written.readLine()).isEqualTo("0");
            Thread.sleep(ThreadLocalRandom.current().nextInt(50, 250));
        } finally {
            writer.destroyForcibly().waitFor();
        }
        List<String> names = store.children(RestlessWriter.FOLDER, "", 100_000);
        assertThat(names).isNotEmpty();
        assertThat(names).allSatisfy(name -> assertThat(
                        store.read(RestlessWriter.FOLDER.child(name)).orElseThrow().content())
                .isEqualTo(RestlessWriter.content()));
    }
}
