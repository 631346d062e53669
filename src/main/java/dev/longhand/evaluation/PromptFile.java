package dev.longhand.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.Brief;
import dev.longhand.document.RequestedLength;
import dev.longhand.evaluation.JsonLines.Line;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of prompts in LongBench-Write's form: one JSON object a line with {@code prompt}, {@code length}, {@code type}. */
public final class PromptFile {
    private PromptFile() {}

    /**
     * The prompts, at least one, in the file's order. A prompt without a length has the one that its text asks for. Fails
     * with {@code INVALID} at the first line that is wrong.
     */
    public static List<EvaluationPrompt> read(Path file) {
        return JsonLines.read(file, PromptFile::prompt);
    }

    static EvaluationPrompt prompt(Line line) {
        String prompt = line.text("prompt");
        if (prompt.isBlank() || prompt.length() > Brief.MAX_INSTRUCTION) {
            throw line.wrong("has a prompt of %,d characters: give it 1 to %,d"
                    .formatted(prompt.strip().length(), Brief.MAX_INSTRUCTION));
        }
        return new EvaluationPrompt(line.index(), prompt, line.textOr("type", ""), length(line, prompt));
    }

    private static int length(Line line, String prompt) {
        JsonNode length = line.json().path("length");
        if (length.isMissingNode() || length.isNull()) {
            return RequestedLength.find(prompt)
                    .orElseThrow(() -> line.wrong("has no \"length\" and its prompt names none: add the words to write"));
        }
        if (!length.isInt() || length.intValue() < 1 || length.intValue() > Brief.MAX_WORDS) {
            throw line.wrong("has the \"length\" %s: give a whole number from 1 to %,d"
                    .formatted(shown(length), Brief.MAX_WORDS));
        }
        return length.intValue();
    }

    private static String shown(JsonNode value) {
        String json = value.toString();
        return json.length() <= 40 ? json : json.substring(0, 39) + "…";
    }
}
