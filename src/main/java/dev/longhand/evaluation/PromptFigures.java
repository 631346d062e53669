package dev.longhand.evaluation;

import dev.longhand.evaluation.Run.PromptKey;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Summary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a system did with one prompt, over all its answers to it. A measure without a value is an empty summary. */
record PromptFigures(
        Summary lengthScore, Summary repetition, Summary windows, Summary quality, long tokens, long accepted) {

    /** The figures of a run by prompt, in the order of its answers, with the S_q of one judge. */
    static Map<PromptKey, PromptFigures> of(Run run, List<AnswerFigures> each, String judge) {
        Map<PromptKey, List<Integer>> positions = IntStream.range(0, each.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> PromptKey.of(run.answers().get(i)), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Judgement>> judgements = run.judgements().stream()
                .filter(judgement -> judgement.judge().equals(judge))
                .collect(Collectors.groupingBy(Judgement::answer));
        Map<PromptKey, PromptFigures> figures = new LinkedHashMap<>();
        positions.forEach((prompt, at) -> figures.put(
                prompt,
                of(
                        at.stream().map(each::get).toList(),
                        at.stream()
                                .map(i -> Judgement.subject(run.answers().get(i)))
                                .flatMap(subject -> judgements.getOrDefault(subject, List.of()).stream())
                                .toList())));
        return figures;
    }

    private static PromptFigures of(List<AnswerFigures> answers, Collection<Judgement> judgements) {
        return new PromptFigures(
                Summary.of(answers.stream().map(AnswerFigures::lengthScore).toList()),
                Summary.of(answers.stream()
                        .map(answer -> answer.wording().repetition().whole())
                        .filter(repetition -> !repetition.none())
                        .map(Ratio::value)
                        .toList()),
                Summary.of(answers.stream()
                        .map(answer -> answer.wording().windows())
                        .flatMap(windows -> windows.none() ? Stream.empty() : Stream.of(windows.mean()))
                        .toList()),
                QualityFigures.ofAnswer(judgements),
                answers.stream().mapToLong(AnswerFigures::tokens).sum(),
                answers.stream().mapToLong(AnswerFigures::accepted).sum());
    }
}
