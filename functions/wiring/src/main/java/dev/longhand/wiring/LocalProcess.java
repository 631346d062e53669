package dev.longhand.wiring;

import dev.longhand.pipeline.Claimant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * This process among those of its machine, so that a claim of one that was killed is not waited for. Its name is the
 * machine, the process and when it started; of processes elsewhere nothing is known.
 */
record LocalProcess(String machine, String name) implements Claimant {
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

    /** Environments of AWS Lambda have the same few host names and process numbers; this alone tells them apart. */
    private static final String ENVIRONMENT = "AWS_LAMBDA_LOG_STREAM_NAME";

    /** The process that asks. */
    static LocalProcess current() {
        return current(System.getenv());
    }

    /** The process that asks, with these variables in its environment. */
    static LocalProcess current(Map<String, String> variables) {
        String machine = host() + variables.getOrDefault(ENVIRONMENT, "") + "/" + namespace();
        ProcessHandle self = ProcessHandle.current();
        return new LocalProcess(machine, "%s/%d/%d".formatted(machine, self.pid(), started(self)));
    }

    @Override
    public boolean gone(String other) {
        if (!other.startsWith(machine + "/")) {
            return false;
        }
        String[] process = other.substring(machine.length() + 1).split("/", -1);
        return process.length == 2
                && Stream.of(process).allMatch(number -> number.matches("\\d{1,18}"))
                && ProcessHandle.of(Long.parseLong(process[0]))
                        .map(LocalProcess::started)
                        .filter(start -> start == Long.parseLong(process[1]))
                        .isEmpty();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Containers of one host number their processes each for themselves. */
    private static String namespace() {
        try {
            return Files.readSymbolicLink(NAMESPACE).toString().replaceAll("[^0-9]", "");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
