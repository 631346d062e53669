package dev.longhand.wiring.model;

import java.net.URI;

/** Where models are served. */
public interface ModelEndpoint {

    /** Root address of the server that has this model, without {@code /v1}. May block while a local server starts. */
    URI urlFor(String model);

    /** The model to use when a brief names none. */
    String defaultModel();
}
