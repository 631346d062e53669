package dev.longhand.evaluation.page;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Points of one quantity against another of the same kind, both on the same logarithmic scale, with the line where they
 * are equal. A value of 0 stands as a cross at the lower edge.
 */
public final class Scatter {
    private static final double HEIGHT = 520;
    private static final double CROSS = 4;

    private Scatter() {}

    /** A point, and what is said where the pointer rests on it. */
    public record Point(double x, double y, String remark) {}

    /** The drawing of several series of points. */
    public static Element of(String description, String xName, String yName, List<List<Point>> series) {
        Plot plot = new Plot(HEIGHT, description);
        double lowest = values(series).filter(value -> value > 0).min().orElse(1);
        double highest = values(series).max().orElse(1);
        Axis x = Axis.Logarithmic.around(lowest, Math.max(lowest, highest), Plot.LEFT, Plot.RIGHT);
        Axis y = Axis.Logarithmic.around(lowest, Math.max(lowest, highest), plot.bottom(), Plot.TOP);
        plot.upright(y, yName, Scatter::number);
        plot.level(x, xName, Scatter::number);
        plot.add(Plot.line(Plot.LEFT, plot.bottom(), Plot.RIGHT, Plot.TOP).with("class", "ideal"));
        for (int i = 0; i < series.size(); i++) {
            for (Point point : series.get(i)) {
                plot.add(drawn(point, i, x, y, plot.bottom()));
            }
        }
        return plot.svg();
    }

    private static Element drawn(Point point, int series, Axis x, Axis y, double bottom) {
        Element mark = point.y() > 0
                ? Plot.mark(series, x.at(point.x()), y.at(point.y()))
                : cross(x.at(point.x()), bottom).with("class", "cross " + Plot.style(series));
        return mark.add(Element.of("title", point.remark()));
    }

    private static Element cross(double x, double y) {
        return Element.of("path")
                .with(
                        "d",
                        "M%s %sl%s %sm0 -%s l-%s %s"
                                .formatted(
                                        Numbers.coordinate(x - CROSS),
                                        Numbers.coordinate(y - CROSS),
                                        2 * CROSS,
                                        2 * CROSS,
                                        2 * CROSS,
                                        2 * CROSS,
                                        2 * CROSS));
    }

    private static DoubleStream values(List<List<Point>> series) {
        return series.stream()
                .flatMap(List::stream)
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()));
    }

    private static String number(double value) {
        return value >= 1_000_000
                ? Numbers.whole(Math.round(value / 1_000_000)) + "M"
                : Numbers.whole(Math.round(value));
    }
}
