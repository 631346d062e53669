package dev.longhand.evaluation;

import dev.longhand.document.Cost;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that another program wrote, as if they were written now: one JSON object a line with {@code prompt},
 * {@code length} and {@code response}, LongBench-Write's form. What they cost is not known and counts as nothing.
 */
public final class GivenAnswers implements WritingSystem {
    private final String name;
    private final Map<EvaluationPrompt, String> responses;

    private GivenAnswers(String name, Map<EvaluationPrompt, String> responses) {
        this.name = name;
        this.responses = responses;
    }

    /** The answers of a file, under its name; fails with {@code INVALID} at the first line that is wrong. */
    public static GivenAnswers read(Path file) {
        record Given(EvaluationPrompt prompt, String response) {}
        Map<EvaluationPrompt, String> responses = new LinkedHashMap<>();
        JsonLines.read(file, line -> new Given(PromptFile.prompt(line), line.text("response")))
                .forEach(given -> responses.put(given.prompt(), given.response()));
        return new GivenAnswers(stem(file), responses);
    }

    /** What the answers answer. */
    public List<EvaluationPrompt> prompts() {
        return List.copyOf(responses.keySet());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Written write(WritingTask task) {
        return responses.entrySet().stream()
                .filter(given -> given.getKey().index() == task.index())
                .map(Map.Entry::getValue)
                .filter(response -> !response.isBlank())
                .map(response -> Written.text(response, List.of(), Cost.NONE, 0))
                .findFirst()
                .orElseGet(() -> Written.failure("the response is empty", Cost.NONE, 0));
    }

    private static String stem(Path file) {
        return Optional.ofNullable(file.getFileName())
                .map(Path::toString)
                .map(text -> text.replaceFirst("(?<=.)\\.[^.]*$", ""))
                .orElse("answers");
    }
}
