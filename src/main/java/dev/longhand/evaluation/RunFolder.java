package dev.longhand.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder of one run: its settings in {@code run.json}, its answers in {@code answers.jsonl}. */
final class RunFolder {
    private static final String SETTINGS = "run.json";
    private static final String ANSWERS = "answers.jsonl";

    private RunFolder() {}

    /**
     * The answers that the folder holds of the run with these settings; a new folder is made and keeps the settings. Fails
     * with {@code CONFLICT} when the folder holds another run, and with {@code BUSY} while another process writes in it.
     */
    static AnswerLog open(Path directory, RunSettings settings) {
        try {
            Files.createDirectories(directory);
            AnswerLog log = AnswerLog.open(directory.resolve(ANSWERS));
            try {
                check(directory, settings, log);
                return log;
            } catch (IOException | RuntimeException e) {
                log.close();
                throw e;
            }
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE,
                    "%s cannot be used (%s): choose another --out".formatted(directory, reason(e)),
                    e);
        }
    }

    private static void check(Path directory, RunSettings settings, AnswerLog log) throws IOException {
        Path file = directory.resolve(SETTINGS);
        if (Files.exists(file)) {
            String differences = stored(file).differences(settings);
            if (!differences.isEmpty()) {
                throw conflict("%s holds another run (%s)".formatted(directory, differences));
            }
        } else if (log.answers().isEmpty()) {
            keep(file, settings);
        } else {
            throw conflict("%s holds answers and no %s that says whose they are".formatted(directory, SETTINGS));
        }
    }

    private static RunSettings stored(Path file) throws IOException {
        try {
            return EvaluationJson.MAPPER.readValue(Files.readAllBytes(file), RunSettings.class);
        } catch (JacksonException e) {
            throw LonghandException.of(
                    Kind.CORRUPT, "%s cannot be read: restore it, or choose another --out".formatted(file), e);
        }
    }

    /** Whole or not at all, so that a killed process leaves no half of it. */
    private static void keep(Path file, RunSettings settings) throws IOException {
        Path temporary = file.resolveSibling("." + SETTINGS);
        Files.write(
                temporary,
                EvaluationJson.indented(settings),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static LonghandException conflict(String problem) {
        return LonghandException.of(Kind.CONFLICT, problem + ": choose another --out");
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }
}
