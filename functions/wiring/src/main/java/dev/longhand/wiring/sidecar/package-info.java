/**
 * The model server of a laptop: a child process on loopback, started when a job needs it, ended when nothing does. It
 * speaks the same protocol as the sidecar of a cloud, so there is one client for both.
 */
@NullMarked
package dev.longhand.wiring.sidecar;

import org.jspecify.annotations.NullMarked;
