package dev.longhand.http;

import dev.longhand.document.LonghandException;
import dev.longhand.wiring.terminal.CommandFailures;
import dev.longhand.wiring.terminal.ModelOptions;
import dev.longhand.wiring.terminal.SettingOptions;
import dev.longhand.wiring.terminal.StoreOption;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves until it is stopped. Options are parsed before Quarkus starts and become the settings that it reads. */
@QuarkusMain
@Command(name = "longhand serve", description = "Serves the HTTP API on this machine.")
public final class Serve implements Runnable {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "port to listen on (default: 8080)")
    @Nullable
    Integer port;

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "address to listen on (default: 127.0.0.1); any other needs LONGHAND_HTTP_API_KEY")
    @Nullable
    String host;

    @Mixin
    StoreOption store = new StoreOption();

    @Mixin
    ModelOptions model = new ModelOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    boolean help;

    /** Serves as the arguments say; the exit code is 2 for wrong usage and 1 when it cannot start. */
    public static void main(String... arguments) {
        int code = new CommandLine(new Serve())
                .setParameterExceptionHandler(CommandFailures::usage)
                .setExecutionExceptionHandler(CommandFailures::execution)
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public void run() {
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw LonghandException.invalid("a port is a number from 0 to %d, not %d".formatted(LAST_PORT, port));
        }
        SettingOptions.set("quarkus.http.port", port);
        SettingOptions.set("quarkus.http.host", host);
        store.apply();
        model.apply();
        Quarkus.run(Server.class, CommandFailures::exit);
    }
}
