package dev.longhand.wiring.sidecar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the local sidecar, which serves when no model URL is set. */
@ConfigMapping(prefix = "longhand.sidecar")
public interface SidecarConfig {

    /** The folder with {@code serve.py} and {@code models.json}. */
    @WithDefault("infra/sidecar/local")
    Path directory();

    /** The Python (3.10 or later) that starts it. */
    @WithDefault("python3")
    String python();

    /** The sidecar ends when nothing was written for so long, and starts again when it is needed. */
    @WithDefault("10m")
    Duration idle();
}
