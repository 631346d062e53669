package dev.longhand.evaluation;

import dev.longhand.document.Language;
import dev.longhand.evaluation.measure.Summary;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a system keeps to the lengths asked for. S_l is that of LongBench-Write, a failed answer counts 0.
 *
 * @param score S_l of all answers
 * @param byBucket S_l by asked length; a bucket without prompts is left out
 * @param byLanguage S_l by language
 * @param byAsked LongWrite-Ruler's table, by asked length and then language
 */
public record LengthFigures(
        Summary score, Map<Bucket, Summary> byBucket, Map<Language, Summary> byLanguage, List<Asked> byAsked) {

    /** The answers to prompts that ask for one length in one language: words written, and S_l. */
    public record Asked(int asked, Language language, Summary written, Summary score) {}

    static LengthFigures of(Collection<AnswerFigures> answers) {
        return new LengthFigures(
                score(answers),
                grouped(answers, Bucket.class, answer -> Bucket.of(answer.asked())),
                grouped(answers, Language.class, AnswerFigures::language),
                asked(answers));
    }

    private static <K extends Enum<K>> Map<K, Summary> grouped(
            Collection<AnswerFigures> answers, Class<K> type, Function<AnswerFigures, K> key) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        key,
                        () -> new EnumMap<>(type),
                        Collectors.collectingAndThen(Collectors.toList(), LengthFigures::score)));
    }

    private static List<Asked> asked(Collection<AnswerFigures> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(answer -> List.of(answer.asked(), answer.language())))
                .values()
                .stream()
                .map(LengthFigures::cell)
                .sorted(Comparator.comparingInt(Asked::asked).thenComparing(Asked::language))
                .toList();
    }

    private static Asked cell(List<AnswerFigures> answers) {
        AnswerFigures first = answers.getFirst();
        Summary written = Summary.of(
                answers.stream().map(answer -> (double) answer.written()).toList());
        return new Asked(first.asked(), first.language(), written, score(answers));
    }

    private static Summary score(Collection<AnswerFigures> answers) {
        return Summary.of(answers.stream().map(AnswerFigures::lengthScore).toList());
    }
}
