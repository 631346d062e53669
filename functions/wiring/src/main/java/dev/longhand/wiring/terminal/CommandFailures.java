package dev.longhand.wiring.terminal;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a person sees when a command fails: one line that says what to do, and exit code 2 for wrong usage or 1. */
public final class CommandFailures {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private CommandFailures() {}

    /** Arguments of the wrong form. */
    public static int usage(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        print("%s (see `%s --help`)".formatted(firstLine(e), command));
        return USAGE;
    }

    /** A command that could not do its work. */
    public static int execution(Exception e, CommandLine command, ParseResult parsed) {
        return told(e);
    }

    /** The end of the program; a failure before any command ran is told here. */
    public static void exit(int code, @Nullable Throwable failure) {
        System.exit(failure == null ? code : told(failure));
    }

    private static int told(Throwable failure) {
        Throwable cause = known(failure);
        print(line(cause));
        return isUsage(cause) ? USAGE : FAILED;
    }

    private static boolean isUsage(Throwable cause) {
        return cause instanceof ConfigValidationException
                || (cause instanceof LonghandException e && e.kind() == Kind.INVALID);
    }

    private static String line(Throwable cause) {
        return switch (cause) {
            case LonghandException _ -> firstLine(cause);
            case QuarkusBindException taken ->
                "port %d of %s is in use: stop the other program, or choose another port with --port"
                        .formatted(taken.getPort(), taken.getHost());
            case ConfigValidationException wrong ->
                "a setting is wrong: " + wrong.getProblem(0).getMessage();
            default -> "unexpected: " + cause.getClass().getSimpleName() + ": " + firstLine(cause);
        };
    }

    /** The failure that a framework wrapped, if it is one with words of its own, or the first cause of all. */
    private static Throwable known(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof LonghandException || cause instanceof QuarkusBindException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static void print(String message) {
        System.err.println("longhand: " + message);
    }
}
