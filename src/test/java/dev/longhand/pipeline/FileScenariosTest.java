package dev.longhand.pipeline;

import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileScenariosTest extends ScenarioContract {
    @TempDir
    Path folder;

    @Override
    protected ObjectStore store() {
        return new FileObjectStore(folder);
    }
}
