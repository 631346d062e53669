package dev.longhand.wiring.model;

import java.net.URI;
import java.util.List;

/** Where models are served. */
public interface ModelEndpoint {

    /**
     * Root addresses of the servers that have this model, without {@code /v1}; at least one. May block while a local server
     * starts.
     */
    List<URI> urlsFor(String model);

    /**
     * Fails with {@code NOT_FOUND} when this model is not to be had here, so that no job is accepted that could never be
     * written. Starts nothing; a server that is away is given the benefit of the doubt.
     */
    void require(String model);

    /** The model to use when a brief names none. */
    String defaultModel();
}
