package dev.longhand.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of one run or of several side by side.
 *
 * @param prompts different prompts that the figures are of
 * @param leftOut answers that are not in the figures, because not every run has their prompt
 * @param systems the systems in the order of their runs
 * @param differences of every system but the first to the first, when the runs are compared
 */
public record Report(
        int prompts, List<LeftOut> leftOut, List<SystemFigures> systems, List<Differences> differences) {

    /** How many answers of a system are not in the figures. */
    public record LeftOut(String system, int answers) {}

    /** Each run as it is. */
    public static Report of(List<Run> runs) {
        int prompts = (int) runs.stream()
                .flatMap(run -> run.byPrompt().keySet().stream())
                .distinct()
                .count();
        return new Report(prompts, List.of(), figures(runs), List.of());
    }

    /**
     * The runs on the prompts that all of them have; fails when there is none. At least one run.
     */
    public static Report comparing(List<Run> runs) {
        List<Run> common = Run.onCommonPrompts(runs);
        List<LeftOut> leftOut = IntStream.range(0, runs.size())
                .mapToObj(i -> new LeftOut(
                        runs.get(i).name(),
                        runs.get(i).answers().size() - common.get(i).answers().size()))
                .toList();
        List<SystemFigures> figures = figures(common);
        Differences.Side baseline = new Differences.Side(common.getFirst(), figures.getFirst());
        return new Report(
                common.getFirst().byPrompt().size(),
                leftOut,
                figures,
                IntStream.range(1, common.size())
                        .mapToObj(i -> Differences.between(new Differences.Side(common.get(i), figures.get(i)), baseline))
                        .toList());
    }

    private static List<SystemFigures> figures(List<Run> runs) {
        return runs.stream().map(SystemFigures::of).toList();
    }
}
