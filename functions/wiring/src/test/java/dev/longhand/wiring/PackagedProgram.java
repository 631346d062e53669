package dev.longhand.wiring;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The program that the module's build has left, as a command: a jar with the Java of the test, or a native executable. */
public final class PackagedProgram {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private PackagedProgram() {}

    /** The command up to the program's own arguments, with settings like {@code -Dname=value}. */
    public static List<String> command(List<String> settings) {
        Properties artifact = artifact();
        String file = TARGET.resolve(artifact.getProperty("path")).toString();
        List<String> command = new ArrayList<>();
        if (isNative(artifact)) {
            command.addAll(List.of(file, "-Xmx256m"));
            command.addAll(settings);
        } else {
            command.addAll(List.of(java(), "-Xmx384m", "-XX:TieredStopAtLevel=1"));
            command.addAll(settings);
            command.addAll(List.of("-jar", file));
        }
        return command;
    }

    /** Whether the program is a native executable. */
    public static boolean isNative() {
        return isNative(artifact());
    }

    private static boolean isNative(Properties artifact) {
        return artifact.getProperty("type").equals("native");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What Quarkus says of its last build. */
    private static Properties artifact() {
        Properties artifact = new Properties();
        try (Reader file = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
            return artifact;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
