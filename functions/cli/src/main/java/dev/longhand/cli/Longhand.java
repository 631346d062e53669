package dev.longhand.cli;

import dev.longhand.wiring.terminal.CommandFailures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The command that holds all others. */
@Command(
        name = "longhand",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes long documents with a language model, section by section, and never loses one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            WriteCommand.class,
            ResumeCommand.class,
            StatusCommand.class,
            ListCommand.class,
            ReadCommand.class,
            PauseCommand.class,
            CancelCommand.class,
            DeleteCommand.class,
            SweepCommand.class,
            CheckCommand.class,
            EvaluateCommand.class,
            JudgeCommand.class,
            CompareCommand.class,
            ModelsCommand.class,
            ServeCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longhand write \"A 3,000-word guide to growing tomatoes on a balcony\"",
            "  longhand write @brief.txt --words 10000 --out book.md",
            "  longhand write \"写一篇1000字的杭州旅行指南\" --model-url http://localhost:8000/v1",
            "",
            "Every option that names a setting can also stand in the environment (LONGHAND_STORE,",
            "LONGHAND_MODEL_URL, LONGHAND_MODEL_API_KEY, …) or in ~/.config/longhand/longhand.properties",
            "(longhand.store=…). Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."
        })
final class Longhand {

    /** The parser with all commands; a failure is one line and an exit code. */
    static CommandLine commandLine(IFactory factory) {
        return new CommandLine(new Longhand(), factory)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandFailures::usage)
                .setExecutionExceptionHandler(CommandFailures::execution);
    }
}
