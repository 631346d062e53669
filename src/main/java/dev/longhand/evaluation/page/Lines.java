package dev.longhand.evaluation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines over equal parts of something, as percentages from 0. */
public final class Lines {
    private static final double HEIGHT = 340;

    private Lines() {}

    /** The drawing of several series of shares from 0 to 1, each with a value for every part or a gap. */
    public static Element of(
            String description, String xName, String yName, List<String> parts, List<List<OptionalDouble>> series) {
        Plot plot = new Plot(HEIGHT, description);
        double highest = series.stream()
                .flatMap(List::stream)
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(0);
        Axis y = Axis.Linear.upTo(Math.max(1, 100 * highest), plot.bottom(), Plot.TOP);
        plot.upright(y, yName, value -> Numbers.fixed(value, y.ticks().get(1) < 1 ? 1 : 0) + " %");
        plot.levelName(xName);
        for (int i = 0; i < parts.size(); i++) {
            plot.add(Plot.label(at(i, parts.size()), plot.bottom() + 18, "middle", parts.get(i)));
        }
        for (int i = 0; i < series.size(); i++) {
            line(plot, y, series.get(i), i);
        }
        return plot.svg();
    }

    private static void line(Plot plot, Axis y, List<OptionalDouble> values, int series) {
        List<double[]> points = new ArrayList<>();
        IntStream.range(0, values.size())
                .forEach(i -> values.get(i)
                        .ifPresent(value -> points.add(new double[] {at(i, values.size()), y.at(100 * value)})));
        plot.add(Element.of("polyline")
                .with(
                        "points",
                        points.stream()
                                .map(point -> Numbers.coordinate(point[0]) + "," + Numbers.coordinate(point[1]))
                                .collect(Collectors.joining(" ")))
                .with("class", "line " + Plot.style(series)));
        points.forEach(point -> plot.add(Plot.mark(series, point[0], point[1]).with("class", "mark whole " + Plot.style(series))));
    }

    private static double at(int part, int parts) {
        return Plot.LEFT + (part + 0.5) * (Plot.RIGHT - Plot.LEFT) / parts;
    }
}
