package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the command line. */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.cli")
public interface CliConfig {

    /** Whether standard error is a terminal, where a line can be written over; the start script finds out. */
    @WithDefault("false")
    boolean terminal();

    /** How long a model server or a store may be away before the command gives up; the job stays. */
    @WithDefault("10m")
    Duration patience();
}
