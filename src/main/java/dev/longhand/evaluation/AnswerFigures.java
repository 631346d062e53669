package dev.longhand.evaluation;

import dev.longhand.document.Language;
import dev.longhand.document.LengthScore;
import dev.longhand.document.LonghandException;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.measure.Adherence;
import dev.longhand.evaluation.measure.Coverage;
import dev.longhand.evaluation.measure.Distinct;
import dev.longhand.evaluation.measure.NGrams;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Repetition;
import dev.longhand.evaluation.measure.Summary;
import dev.longhand.evaluation.measure.Tokens;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of one answer, all taken from its texts anew.
 *
 * @param prompt how the prompt begins, in one line
 * @param failed whether there is no text
 * @param failure why there is none, in one line; empty when there is one
 * @param written words of the response; 0 when it failed
 * @param accepted accepted words: those written up to the length asked for, {@code min(written, asked)}; what is beyond it
 *     nobody wanted
 * @param lengthScore S_l, from 0 to 100
 * @param tokens prompt and completion tokens of all its calls
 * @param computed those of them that the server did not take from its cache
 */
public record AnswerFigures(
        int index,
        String type,
        String prompt,
        Language language,
        int asked,
        boolean failed,
        String failure,
        int written,
        int accepted,
        double lengthScore,
        long tokens,
        long computed,
        int modelCalls,
        double seconds,
        Wording wording,
        List<SectionFigures> sections) {
    /** The longest n of distinct-n. */
    static final int LONGEST = 4;

    private static final int SHOWN = 160;

    /**
     * How varied the text is along its length.
     *
     * @param tokens tokens by {@link Tokens}
     * @param distinct distinct-n for n from 1 to 4
     * @param windows distinct-4 of its windows by {@link Distinct#inWindows}
     */
    public record Wording(int tokens, Repetition repetition, List<Ratio> distinct, Summary windows) {
        static Wording of(String text) {
            NGrams grams = NGrams.of(Tokens.of(text));
            return new Wording(
                    grams.tokens(),
                    Repetition.of(grams),
                    IntStream.rangeClosed(1, LONGEST)
                            .mapToObj(n -> Distinct.of(grams, n))
                            .toList(),
                    Summary.of(Distinct.inWindows(grams, LONGEST).stream()
                            .map(Ratio::value)
                            .toList()));
        }
    }

    /** How a section keeps to its plan: its length, and the terms of its point that it takes up. */
    public record SectionFigures(Adherence.Length length, Ratio coverage) {
        static SectionFigures of(EvaluatedAnswer.WrittenSection section) {
            return new SectionFigures(
                    new Adherence.Length(section.planned(), WordCounter.count(section.text())),
                    Coverage.of(section.point(), section.text()));
        }
    }

    /** The figures of an answer; one to a prompt that asks for no length is refused. */
    static AnswerFigures of(EvaluatedAnswer answer) {
        if (answer.length() < 1) {
            throw LonghandException.invalid(
                    "the prompt with index %d asks for no length: S_l needs a length of 1 or more".formatted(answer.index()));
        }
        int written = WordCounter.count(answer.response());
        return new AnswerFigures(
                answer.index(),
                answer.type(),
                line(answer.prompt()),
                answer.language(),
                answer.length(),
                answer.response().isBlank(),
                line(answer.failure()),
                written,
                Math.min(written, answer.length()),
                LengthScore.of(answer.length(), written),
                answer.tokens(),
                answer.cost().computed(),
                answer.modelCalls(),
                answer.seconds(),
                Wording.of(answer.response()),
                answer.sections().stream().map(SectionFigures::of).toList());
    }

    private static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
