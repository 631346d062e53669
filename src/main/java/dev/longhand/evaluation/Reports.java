package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a run into its folder. */
public final class Reports {
    private Reports() {}

    /** The means over all answers; a failed one counts with the score 0. */
    record Summary(int answers, long failures, double lengthScore, long modelCalls, long tokens) {}

    /** Writes {@code report.json} and gives back where it is. */
    public static Path write(Path directory, List<EvaluatedAnswer> answers) {
        Path file = directory.resolve("report.json");
        try {
            return Files.write(file, EvaluationJson.indented(summary(answers)));
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE, "%s cannot be written: check its rights and its free space".formatted(file), e);
        }
    }

    private static Summary summary(List<EvaluatedAnswer> answers) {
        return new Summary(
                answers.size(),
                answers.stream().filter(answer -> !answer.failure().isEmpty()).count(),
                answers.stream().mapToDouble(EvaluatedAnswer::lengthScore).average().orElse(0),
                answers.stream().mapToLong(EvaluatedAnswer::modelCalls).sum(),
                answers.stream().mapToLong(EvaluatedAnswer::tokens).sum());
    }
}
