package dev.longhand.wiring.terminal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where documents are kept; it wins over environment and file. */
@RegisterForReflection // picocli tells the native compiler of no class that another module's option inherits from
public class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "where documents are kept: a folder, s3://BUCKET, gs://BUCKET or az://CONTAINER"
                    + " (default: ~/.local/share/longhand)")
    @Nullable
    String store;

    /** Makes it what Quarkus will read; to be called before it starts. */
    public void apply() {
        set("longhand.store", store);
    }

    /** Makes one value what Quarkus will read, unless it is missing. */
    public static void set(String name, @Nullable Object value) {
        if (value != null) {
            System.setProperty(name, value.toString());
        }
    }
}
