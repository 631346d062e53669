package dev.longhand.wiring.compiled;

import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeSystemProperties;

/**
 * Has platform threads wait for the sockets that virtual threads block on. Java's default on Linux, virtual threads that
 * wait for each other's sockets, misses an answer now and then in a native executable on few processors, and a call to a
 * store then lies there until its timeout: <a href="https://github.com/oracle/graal/issues/13787">GraalVM's report</a>.
 */
public final class SocketPollers implements Feature {
    /** Read by {@code sun.nio.ch.Poller}; 1 is {@code SYSTEM_THREADS}. */
    private static final String MODE = "jdk.pollerMode";

    @Override
    public String getDescription() {
        return "Waits for sockets in platform threads";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        RuntimeSystemProperties.register(MODE, "1");
    }
}
