package dev.longhand.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged command line as a process of its own. */
final class Program {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Path SIDECAR = Path.of("../../infra/sidecar/local").toAbsolutePath();
    private static final long LIMIT_MINUTES = 8;

    private final Path folder;
    private final List<String> javaOptions;

    /** A program that runs in this folder, with these options to its Java. */
    Program(Path folder, String... javaOptions) {
        this.folder = folder;
        this.javaOptions = List.of(javaOptions);
    }

    /** How a run ended. */
    record Ended(int code, String out, String err) {}

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        Running running = start(arguments);
        return running.await();
    }

    /** Starts a command and leaves it running. */
    Running start(String... arguments) {
        try {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dlonghand.sidecar.directory=" + SIDECAR));
            command.addAll(javaOptions);
            command.addAll(List.of("-jar", JAR.toString()));
            command.addAll(List.of(arguments));
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(
                            Files.createTempFile(folder, "in", ".txt").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run that has not ended. */
    record Running(Process process, Path out, Path err) {
        Ended await() {
            try {
                if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("the program did not end: " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
