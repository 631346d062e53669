package dev.longhand.wiring.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where documents are kept. */
public final class StoreOption implements SettingOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "where documents are kept: a folder, s3://BUCKET, gs://BUCKET or az://CONTAINER"
                    + " (default: ~/.local/share/longhand)")
    @Nullable
    String store;

    @Override
    public void apply() {
        SettingOptions.set("longhand.store", store);
    }
}
