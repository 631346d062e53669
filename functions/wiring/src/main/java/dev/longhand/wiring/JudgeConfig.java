package dev.longhand.wiring;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the model that judges what others wrote. */
@Unremovable // every program knows every setting, so that one file serves them all and a misspelt name is refused
@ConfigMapping(prefix = "longhand.judge")
public interface JudgeConfig {

    /** Address of its OpenAI-compatible server, with or without {@code /v1}. */
    Optional<String> url();

    /** Its name; needed when the server has several models. */
    Optional<String> model();

    /** Key sent as bearer token, to this server only. Never logged. */
    Optional<String> apiKey();

    /** Context window in tokens, for a server that does not tell. */
    OptionalInt window();
}
