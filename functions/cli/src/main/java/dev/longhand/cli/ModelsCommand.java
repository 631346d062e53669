package dev.longhand.cli;

import dev.longhand.wiring.sidecar.SidecarConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the models that run on this machine. */
@Dependent
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows the models that can run on this machine, and which are downloaded.")
final class ModelsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON object")
    boolean json;

    @Inject
    SidecarConfig sidecar;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                sidecar.python(), sidecar.directory().resolve("serve.py").toString(), "--list"));
        if (json) {
            command.add("--json");
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
