package dev.longhand.cli;

import dev.longhand.document.LonghandException;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the start script hands {@code serve} to the HTTP program itself. */
@Command(name = "serve", description = "Serves the HTTP API on this machine (`longhand serve --help`).")
final class ServeCommand implements Runnable {
    @Override
    public void run() {
        throw LonghandException.invalid(
                "this program writes from the terminal only: start the server with ./longhand serve");
    }
}
