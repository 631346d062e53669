package dev.longhand.wiring.terminal;

import org.jspecify.annotations.Nullable;

/** Options that are settings; they win over environment and file. */
public interface SettingOptions {

    /** Makes them what Quarkus will read; to be called before it starts. */
    void apply();

    /** Makes one value what Quarkus will read, unless it is missing. */
    static void set(String name, @Nullable Object value) {
        if (value != null) {
            System.setProperty(name, value.toString());
        }
    }
}
