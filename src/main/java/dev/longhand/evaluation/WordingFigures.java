package dev.longhand.evaluation;

import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Repetition;
import dev.longhand.evaluation.measure.Summary;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How varied a system's texts are, each text counting the same; a text that is too short for a measure is left out of it.
 *
 * @param repetition repetition of whole texts, from 0 to 1
 * @param byTenth repetition in each tenth of a text, in order
 * @param distinct distinct-n for n from 1 to 4
 * @param windows distinct-4 in windows of equal size, of texts that are as long as a window
 */
public record WordingFigures(Summary repetition, List<Summary> byTenth, List<Summary> distinct, Summary windows) {

    static WordingFigures of(Collection<AnswerFigures> answers) {
        List<AnswerFigures.Wording> texts = answers.stream()
                .filter(answer -> !answer.failed())
                .map(AnswerFigures::wording)
                .toList();
        return new WordingFigures(
                summary(texts, text -> text.repetition().whole()),
                each(Repetition.PARTS, tenth -> summary(texts, text -> text.repetition().tenths().get(tenth))),
                each(AnswerFigures.LONGEST, n -> summary(texts, text -> text.distinct().get(n))),
                Summary.of(texts.stream()
                        .map(AnswerFigures.Wording::windows)
                        .filter(windows -> !windows.none())
                        .map(Summary::mean)
                        .toList()));
    }

    private static List<Summary> each(int count, IntFunction<Summary> summary) {
        return IntStream.range(0, count).mapToObj(summary).toList();
    }

    private static Summary summary(List<AnswerFigures.Wording> texts, Function<AnswerFigures.Wording, Ratio> measure) {
        return Summary.of(texts.stream()
                .map(measure)
                .filter(ratio -> !ratio.none())
                .map(Ratio::value)
                .toList());
    }
}
