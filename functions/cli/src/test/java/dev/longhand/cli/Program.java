package dev.longhand.cli;

import dev.longhand.wiring.PackagedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged command line as a process of its own. */
final class Program {
    private static final Path SIDECAR = Path.of("../../infra/sidecar/local").toAbsolutePath();
    private static final long LIMIT_MINUTES = 8;

    private final Path folder;
    private final List<String> settings;

    /** A program that runs in this folder, with these settings like {@code -Dname=value}. */
    Program(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
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
            List<String> given = new ArrayList<>(List.of("-Dlonghand.sidecar.directory=" + SIDECAR));
            given.addAll(settings);
            List<String> command = PackagedProgram.command(given);
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
