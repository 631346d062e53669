package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of an evaluation: {@code answers.jsonl} and, when it was judged, {@code judgements.jsonl}.
 *
 * @param directory the folder
 */
public record EvaluationFolder(Path directory) {
    private static final String ANSWERS = "answers.jsonl";
    private static final String JUDGEMENTS = "judgements.jsonl";

    private record AnswerKey(int index, String prompt, String system, String model, long seed) {
        static AnswerKey of(EvaluatedAnswer answer) {
            return new AnswerKey(answer.index(), answer.prompt(), answer.system(), answer.model(), answer.seed());
        }
    }

    /** The answers in order; of several by the same system to the same prompt and seed the last one counts. */
    public List<EvaluatedAnswer> answers() {
        if (!Files.exists(directory.resolve(ANSWERS))) {
            throw LonghandException.invalid(
                    "%s has no %s: name a folder that `longhand evaluate` wrote to".formatted(directory, ANSWERS));
        }
        Map<AnswerKey, EvaluatedAnswer> answers = new LinkedHashMap<>();
        for (EvaluatedAnswer answer : new LineFile<>(directory.resolve(ANSWERS), EvaluatedAnswer.class).read()) {
            answers.put(AnswerKey.of(answer), answer);
        }
        return new ArrayList<>(answers.values());
    }

    /** The judgements so far, each but once; none when nothing was judged. */
    public List<Judgement> judgements() {
        Map<Judgement.Key, Judgement> judgements = new LinkedHashMap<>();
        judgementLines().read().forEach(judgement -> judgements.put(judgement.key(), judgement));
        return new ArrayList<>(judgements.values());
    }

    LineFile<Judgement> judgementLines() {
        return new LineFile<>(directory.resolve(JUDGEMENTS), Judgement.class);
    }
}
