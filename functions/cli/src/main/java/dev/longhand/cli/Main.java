package dev.longhand.cli;

import dev.longhand.wiring.terminal.CommandFailures;
import dev.longhand.wiring.terminal.SettingOptions;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Starts the command line. Arguments are parsed before Quarkus starts: help and wrong usage answer at once, and settings
 * among the arguments become the settings that Quarkus reads.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String... arguments) {
        CommandLine parser = Longhand.commandLine(CommandLine.defaultFactory());
        try {
            ParseResult parsed = parser.parseArgs(arguments);
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                System.exit(help);
            }
            applySettings(parsed);
        } catch (ParameterException e) {
            System.exit(CommandFailures.usage(e, arguments));
        }
        Quarkus.run(Command.class, CommandFailures::exit, arguments);
    }

    private static void applySettings(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        last.commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(SettingOptions.class::isInstance)
                .map(SettingOptions.class::cast)
                .forEach(SettingOptions::apply);
    }

    /** The command with the core's objects at hand. */
    public static final class Command implements QuarkusApplication {
        @Override
        public int run(String... arguments) {
            return Longhand.commandLine(new BeanFactory()).execute(arguments);
        }
    }
}
