package dev.longhand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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
}
