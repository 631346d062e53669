package dev.longhand.wiring.sidecar;

/** Is told how far the start of a local sidecar has come, which takes minutes the first time. */
@FunctionalInterface
public interface SidecarListener {

    /**
     * Progress of a start.
     *
     * @param message what is being done, for a person
     * @param done bytes so far
     * @param total bytes in all; 0 when that is not known
     */
    record Progress(String message, long done, long total) {}

    /** The start has come so far. */
    void on(Progress progress);
}
