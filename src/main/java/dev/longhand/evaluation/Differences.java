package dev.longhand.evaluation;

import dev.longhand.evaluation.Run.PromptKey;
import dev.longhand.evaluation.measure.PairedDifference;
import dev.longhand.evaluation.measure.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a system differs from another one on the same prompts: its value minus the other's. Several answers to one prompt
 * count with their mean. A prompt is left out of a measure that one of the two has no value for.
 *
 * @param system the one
 * @param baseline the other one
 * @param lengthScore S_l
 * @param tokensPerAcceptedWord tokens over accepted words, both summed over the prompts; without pairs when what one of
 *     the two cost is not known
 * @param repetition repetition of the whole text, from 0 to 1
 * @param windows distinct-4 in windows of equal size
 * @param quality S_q by the first judge that both have; without pairs when there is none
 */
public record Differences(
        String system,
        String baseline,
        PairedDifference lengthScore,
        PairedDifference tokensPerAcceptedWord,
        PairedDifference repetition,
        PairedDifference windows,
        PairedDifference quality) {

    /** A run and its figures. */
    record Side(Run run, SystemFigures figures) {
        Map<PromptKey, PromptFigures> byPrompt(String judge) {
            return PromptFigures.of(run, figures.each(), judge);
        }

        Stream<String> judges() {
            return figures.quality().stream().map(QualityFigures::judge);
        }
    }

    private record Pair(PromptFigures one, PromptFigures other) {}

    static Differences between(Side one, Side other) {
        List<Pair> pairs = pairs(one, other);
        return new Differences(
                one.figures().name(),
                other.figures().name(),
                mean(pairs, PromptFigures::lengthScore),
                costs(pairs),
                mean(pairs, PromptFigures::repetition),
                mean(pairs, PromptFigures::windows),
                mean(pairs, PromptFigures::quality));
    }

    private static List<Pair> pairs(Side one, Side other) {
        Optional<String> judge = one.judges()
                .filter(name -> other.judges().anyMatch(name::equals))
                .findFirst();
        Map<PromptKey, PromptFigures> others = other.byPrompt(judge.orElse(""));
        return one.byPrompt(judge.orElse("")).entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(others.get(entry.getKey()))
                        .map(figures -> new Pair(entry.getValue(), figures))
                        .stream())
                .toList();
    }

    private static PairedDifference mean(List<Pair> pairs, Function<PromptFigures, Summary> measure) {
        return PairedDifference.ofMean(pairs.stream()
                .filter(pair -> !measure.apply(pair.one()).none()
                        && !measure.apply(pair.other()).none())
                .mapToDouble(pair -> measure.apply(pair.one()).mean()
                        - measure.apply(pair.other()).mean())
                .toArray());
    }

    private static PairedDifference costs(List<Pair> pairs) {
        boolean known = pairs.stream().anyMatch(pair -> pair.one().tokens() > 0)
                && pairs.stream().anyMatch(pair -> pair.other().tokens() > 0);
        return known
                ? PairedDifference.of(
                        pairs.size(), drawn -> costs(pairs, drawn, Pair::one) - costs(pairs, drawn, Pair::other))
                : PairedDifference.NONE;
    }

    /** Tokens per accepted word on some prompts; per one word when none was accepted. */
    private static double costs(List<Pair> pairs, int[] drawn, Function<Pair, PromptFigures> side) {
        long tokens = Arrays.stream(drawn)
                .mapToLong(i -> side.apply(pairs.get(i)).tokens())
                .sum();
        long accepted = Arrays.stream(drawn)
                .mapToLong(i -> side.apply(pairs.get(i)).accepted())
                .sum();
        return (double) tokens / Math.max(1, accepted);
    }
}
