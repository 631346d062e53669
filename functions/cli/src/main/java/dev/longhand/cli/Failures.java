package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a person sees when a command fails: one line that says what to do. */
final class Failures {
    static final int FAILED = 1;
    static final int USAGE = 2;

    private Failures() {}

    /** Wrong arguments. */
    static int usage(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        print("%s (see `%s --help`)".formatted(firstLine(e), command));
        return USAGE;
    }

    /** A command that could not do its work. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        print(line(e));
        return code(e);
    }

    /** The end of the program; a failure before any command ran is told here. */
    static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            print(line(failure));
        }
        System.exit(failure == null ? code : code(failure));
    }

    private static int code(Throwable failure) {
        return productsOwn(failure) instanceof LonghandException e && e.kind() == Kind.INVALID ? USAGE : FAILED;
    }

    private static String line(Throwable failure) {
        Throwable cause = productsOwn(failure);
        return cause instanceof LonghandException ? firstLine(cause) : "unexpected: " + cause;
    }

    /** The product's exception that a framework wrapped, or the first cause of all. */
    private static Throwable productsOwn(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof LonghandException) && cause.getCause() != null) {
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
