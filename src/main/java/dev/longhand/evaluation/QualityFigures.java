package dev.longhand.evaluation;

import dev.longhand.evaluation.judge.Dimension;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import dev.longhand.evaluation.measure.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one judge says of a system. An answer that was judged several times counts with its mean; one that failed has the
 * lowest scores; one that could not be judged is left out of the scores and stands in {@code failures}.
 *
 * @param judge name of the judge's model
 * @param answers answers with scores
 * @param quality S_q: the mean of the six dimensions, each {@code (mean − 1) · 25}, from 0 to 100; 0 without scores
 * @param dimensions the six in it
 * @param overall S̄ = (S_l + S_q) / 2
 * @param repetitions S_q of each round of judging; its deviation is the judge's spread
 * @param spread standard deviation of an answer's S_q over its judgements, the mean over the answers judged more than once
 * @param failures judgements without scores
 */
public record QualityFigures(
        String judge,
        int answers,
        double quality,
        Map<Dimension, Double> dimensions,
        double overall,
        Summary repetitions,
        Summary spread,
        List<Failure> failures) {

    /** A judgement without scores: of the prompt with this index, in this round, and why. */
    public record Failure(int index, int repetition, String reason) {}

    /** One entry for each judge of these answers, in the order of their names. */
    static List<QualityFigures> of(Run run, Summary lengthScore) {
        Map<String, List<Judgement>> judgements =
                run.judgements().stream().collect(Collectors.groupingBy(Judgement::answer));
        Map<String, List<List<Judgement>>> byJudge = new TreeMap<>();
        for (EvaluatedAnswer answer : run.answers()) {
            judgements.getOrDefault(Judgement.subject(answer), List.of()).stream()
                    .collect(Collectors.groupingBy(Judgement::judge))
                    .forEach((judge, its) -> byJudge.computeIfAbsent(judge, _ -> new ArrayList<>())
                            .add(its));
        }
        return byJudge.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), lengthScore))
                .toList();
    }

    private static QualityFigures of(String judge, List<List<Judgement>> judged, Summary lengthScore) {
        List<List<Scores>> scored = judged.stream()
                .map(of -> of.stream().flatMap(QualityFigures::scores).toList())
                .filter(scores -> !scores.isEmpty())
                .toList();
        double quality = mean(scored, Scores::quality);
        return new QualityFigures(
                judge,
                scored.size(),
                quality,
                dimensions(scored),
                scored.isEmpty() ? 0 : (lengthScore.mean() + quality) / 2,
                rounds(judged),
                spread(scored),
                failures(judged));
    }

    /** The S_q of one answer by its judgements, if any has scores. */
    static Summary ofAnswer(Collection<Judgement> judgements) {
        return Summary.of(judgements.stream()
                .flatMap(QualityFigures::scores)
                .map(Scores::quality)
                .toList());
    }

    private static Stream<Scores> scores(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Judged judged ? Stream.of(judged.scores()) : Stream.empty();
    }

    private static Map<Dimension, Double> dimensions(List<List<Scores>> scored) {
        Map<Dimension, Double> means = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            means.put(dimension, mean(scored, scores -> Scores.normalised(scores.of(dimension))));
        }
        return means;
    }

    /** The mean over answers of the mean over an answer's judgements. */
    private static double mean(List<List<Scores>> scored, ToDoubleFunction<Scores> value) {
        return scored.stream()
                .mapToDouble(of -> of.stream().mapToDouble(value).average().orElseThrow())
                .average()
                .orElse(0);
    }

    private static Summary rounds(List<List<Judgement>> judged) {
        return Summary.of(judged.stream()
                .flatMap(List::stream)
                .filter(judgement -> judgement.verdict() instanceof Verdict.Judged)
                .collect(Collectors.groupingBy(
                        Judgement::repetition,
                        Collectors.averagingDouble(judgement ->
                                scores(judgement).mapToDouble(Scores::quality).sum())))
                .values());
    }

    private static Summary spread(List<List<Scores>> scored) {
        return Summary.of(scored.stream()
                .filter(of -> of.size() > 1)
                .map(of ->
                        Summary.of(of.stream().map(Scores::quality).toList()).deviation())
                .toList());
    }

    private static List<Failure> failures(List<List<Judgement>> judged) {
        return judged.stream()
                .flatMap(List::stream)
                .flatMap(judgement -> judgement.verdict() instanceof Verdict.Failed failed
                        ? Stream.of(new Failure(judgement.index(), judgement.repetition(), failed.reason()))
                        : Stream.empty())
                .toList();
    }
}
