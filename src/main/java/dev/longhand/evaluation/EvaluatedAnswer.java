package dev.longhand.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.longhand.document.Cost;
import dev.longhand.document.Language;
import java.util.List;

/**
 * One line of {@code answers.jsonl}: what a system wrote for one prompt, and what it cost.
 *
 * @param index the prompt's line in its file, from 0
 * @param length words asked for
 * @param response the whole text; empty when the system failed
 * @param responseLength words of the response by {@link dev.longhand.document.WordCounter}
 * @param lengthScore by {@link dev.longhand.document.LengthScore}; 0 when the system failed
 * @param modelCalls calls to the model, also those whose answer was not kept
 * @param tokens prompt and completion tokens of all calls
 * @param cost the same in parts
 * @param seconds from the first call to the end
 * @param sections the sections in order; empty when the system does not plan
 * @param failure why there is no response; empty when there is one
 */
public record EvaluatedAnswer(
        int index,
        String prompt,
        String type,
        int length,
        Language language,
        String system,
        String model,
        long seed,
        String response,
        @JsonProperty("response_length") int responseLength,
        double lengthScore,
        int modelCalls,
        long tokens,
        Cost cost,
        double seconds,
        List<WrittenSection> sections,
        String failure) {

    /** One planned section: what it was to say, its words as planned, and its text. */
    public record WrittenSection(String point, int planned, String text) {}

    public EvaluatedAnswer {
        sections = List.copyOf(sections);
    }
}
