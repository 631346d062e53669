package dev.longhand.evaluation.page;

import java.util.List;
import java.util.OptionalDouble;

/** Bars from 0 to 100 in groups, one bar of each series in every group. */
public final class Bars {
    private static final double HEIGHT = 340;
    private static final double SPACE = 0.25;
    private static final int MOST_NUMBERS = 24;
    private static final double WIDEST = 90;

    private Bars() {}

    /** The bars under one name, with a remark below it; a series without a value has none. */
    public record Group(String name, String remark, List<OptionalDouble> values) {
        public Group {
            values = List.copyOf(values);
        }
    }

    /** The drawing of several groups, each with a value for every series. */
    public static Element of(String description, String yName, List<Group> groups) {
        Plot plot = new Plot(HEIGHT, description);
        Axis y = new Axis.Linear(100, 20, plot.bottom(), Plot.TOP);
        plot.upright(y, yName, value -> Numbers.fixed(value, 0));
        double width = (Plot.RIGHT - Plot.LEFT) / groups.size();
        for (int i = 0; i < groups.size(); i++) {
            group(plot, y, groups.get(i), Plot.LEFT + i * width, width, groups.size());
        }
        return plot.svg();
    }

    private static void group(Plot plot, Axis y, Group group, double left, double width, int groups) {
        double middle = left + width / 2;
        plot.add(Plot.label(middle, plot.bottom() + 18, "middle", group.name()).with("class", "name"));
        plot.add(Plot.label(middle, plot.bottom() + 36, "middle", group.remark()));
        int count = group.values().size();
        double bar = Math.min(WIDEST, width * (1 - SPACE) / count);
        for (int i = 0; i < count; i++) {
            double x = middle + (i - count / 2.0) * bar;
            OptionalDouble value = group.values().get(i);
            if (value.isPresent()) {
                bar(plot, y, value.getAsDouble(), i, x, bar, count * groups <= MOST_NUMBERS);
            }
        }
    }

    private static void bar(Plot plot, Axis y, double value, int series, double x, double width, boolean number) {
        plot.add(Element.of("rect")
                .with("x", x + 1)
                .with("y", y.at(value))
                .with("width", width - 2)
                .with("height", plot.bottom() - y.at(value))
                .with("class", "bar " + Plot.style(series)));
        if (number) {
            plot.add(Plot.label(x + width / 2, y.at(value) - 4, "middle", Numbers.fixed(value, 0)));
        }
    }
}
