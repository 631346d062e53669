package dev.longhand.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where documents are kept; it wins over environment and file. */
class StoreSetting {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "where documents are kept (default: ~/.local/share/longhand)")
    @Nullable
    Path store;

    /** Makes it what Quarkus reads. */
    void apply() {
        set("longhand.store", store);
    }

    static void set(String name, @Nullable Object value) {
        if (value != null) {
            System.setProperty(name, value.toString());
        }
    }
}
