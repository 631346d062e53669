package dev.longhand.cli;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.terminal.ModelOptions;
import dev.longhand.wiring.terminal.StoreOption;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new document. */
@Dependent
@Command(
        name = "write",
        mixinStandardHelpOptions = true,
        description = "Writes a document and prints where it is.",
        sortOptions = false)
final class WriteCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "INSTRUCTION",
            description = "what to write; @FILE reads it from a file, - from standard input")
    String instruction = "";

    @Option(
            names = "--words",
            paramLabel = "N",
            description = "target length in words, for Chinese in characters (default: found in the instruction)")
    @Nullable
    Integer words;

    @Option(names = "--language", paramLabel = "en|zh|auto", description = "language of the document (default: auto)")
    @Nullable
    String language;

    @Option(
            names = "--mode",
            paramLabel = "auto|single|planned|chapters|parallel",
            description =
                    "one call; or a plan, then sections in order, chapters side by side, or all sections side by side "
                            + "(default: auto, one call up to 1,000 words, else planned)")
    @Nullable
    String mode;

    @Option(
            names = "--layout",
            paramLabel = "turns|agentwrite",
            description = "how a section's prompt is laid out (default: turns)")
    @Nullable
    String layout;

    @Option(
            names = "--length",
            paramLabel = "strict|soft|off",
            description =
                    "how closely the target is met: within a few percent, roughly, or as the model likes (default: strict)")
    @Nullable
    String length;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "equal seeds and settings give equal texts (default: drawn)")
    @Nullable
    Long seed;

    @Option(
            names = "--estimate",
            description =
                    "only say what it will cost, by the prices in longhand.price.*; no server is asked, a window of 32,768"
                            + " tokens is assumed unless longhand.model.window is set")
    boolean estimate;

    @Mixin
    StoreOption option = new StoreOption();

    @Mixin
    ModelOptions options = new ModelOptions();

    @Mixin
    Output output = new Output();

    @Inject
    Run run;

    @Inject
    EstimateReport estimates;

    @Override
    public Integer call() {
        DocumentRequest request = new DocumentRequest(text(), words, language, mode, layout, length, seed, null, null);
        if (estimate) {
            estimates.print(request, output.json);
            return 0;
        }
        output.check();
        return run.submit(request, output);
    }

    private String text() {
        try {
            if (instruction.equals("-")) {
                return decode(System.in.readAllBytes());
            }
            return instruction.startsWith("@")
                    ? decode(Files.readAllBytes(Path.of(instruction.substring(1))))
                    : instruction;
        } catch (CharacterCodingException e) {
            throw LonghandException.of(Kind.INVALID, "the instruction is not UTF-8 text", e);
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.INVALID, "the instruction cannot be read from %s".formatted(instruction.substring(1)), e);
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString()
                .strip();
    }
}
