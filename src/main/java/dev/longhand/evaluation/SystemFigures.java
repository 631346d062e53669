package dev.longhand.evaluation;

import dev.longhand.evaluation.measure.Adherence;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * All figures of one system.
 *
 * @param name what sets it apart in its report
 * @param model name of the model; empty when it is not known
 * @param answers answers, failed ones included
 * @param failures answers without a text
 * @param plan how sections keep to their plan, over the sections of all answers
 * @param quality what each judge says; empty when nobody judged
 * @param each the figures of every answer
 */
public record SystemFigures(
        String name,
        String model,
        int answers,
        int failures,
        LengthFigures length,
        WordingFigures wording,
        PlanFigures plan,
        CostFigures cost,
        List<QualityFigures> quality,
        List<AnswerFigures> each) {

    /** Lengths of sections against their plan, and coverage of their points, each section counting the same. */
    public record PlanFigures(Adherence adherence, Summary coverage) {}

    /**
     * What the answers cost.
     *
     * @param tokensPerAcceptedWord tokens of all calls of all answers over their accepted words: those written up to the
     *     length asked for, {@code Σ min(written, asked)}
     * @param computedPerAcceptedWord the same without the tokens that the server took from its cache: what a GPU works for
     * @param modelCalls calls to the model
     * @param seconds time from first call to last, summed over the answers
     */
    public record CostFigures(
            Ratio tokensPerAcceptedWord, Ratio computedPerAcceptedWord, long modelCalls, double seconds) {}

    static SystemFigures of(Run run) {
        List<AnswerFigures> each =
                run.answers().parallelStream().map(AnswerFigures::of).toList();
        LengthFigures length = LengthFigures.of(each);
        return new SystemFigures(
                run.name(),
                run.answers().getFirst().model(),
                each.size(),
                (int) each.stream().filter(AnswerFigures::failed).count(),
                length,
                WordingFigures.of(each),
                plan(each),
                cost(each),
                QualityFigures.of(run, length.score()),
                each);
    }

    /** Share of the answers without a text. */
    public Ratio failed() {
        return new Ratio(failures, answers);
    }

    private static PlanFigures plan(List<AnswerFigures> each) {
        List<AnswerFigures.SectionFigures> sections =
                each.stream().flatMap(answer -> answer.sections().stream()).toList();
        Stream<Ratio> coverages = sections.stream().map(AnswerFigures.SectionFigures::coverage);
        return new PlanFigures(
                Adherence.of(sections.stream()
                        .map(AnswerFigures.SectionFigures::length)
                        .toList()),
                Summary.of(coverages
                        .filter(coverage -> !coverage.none())
                        .map(Ratio::value)
                        .toList()));
    }

    private static CostFigures cost(List<AnswerFigures> each) {
        long accepted = each.stream().mapToLong(AnswerFigures::accepted).sum();
        return new CostFigures(
                new Ratio(each.stream().mapToLong(AnswerFigures::tokens).sum(), accepted),
                new Ratio(each.stream().mapToLong(AnswerFigures::computed).sum(), accepted),
                each.stream().mapToLong(AnswerFigures::modelCalls).sum(),
                each.stream().mapToDouble(AnswerFigures::seconds).sum());
    }
}
