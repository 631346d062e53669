package dev.longhand.http;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import io.quarkus.runtime.QuarkusBindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a person sees when the server cannot start: one line that says what to do. */
final class Endings {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Endings() {}

    /** Wrong arguments. */
    static int usage(ParameterException e, String[] arguments) {
        print("%s (see `longhand serve --help`)".formatted(firstLine(e)));
        return USAGE;
    }

    /** Arguments of the right form that make no sense. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        print(line(e));
        return code(e);
    }

    /** The end of the program. */
    static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            print(line(failure));
        }
        System.exit(failure == null ? code : code(failure));
    }

    private static int code(Throwable failure) {
        return find(failure, LonghandException.class)
                .filter(e -> e.kind() == Kind.INVALID)
                .map(_ -> USAGE)
                .orElse(FAILED);
    }

    private static String line(Throwable failure) {
        return find(failure, LonghandException.class)
                .map(Endings::firstLine)
                .or(() -> find(failure, QuarkusBindException.class).map(Endings::portInUse))
                .orElseGet(() -> "it could not start: " + firstLine(failure));
    }

    private static String portInUse(QuarkusBindException e) {
        return "port %d of %s is in use: stop the other program, or choose another port with --port"
                .formatted(e.getPort(), e.getHost());
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static void print(String message) {
        System.err.println("longhand: " + message);
    }
}
