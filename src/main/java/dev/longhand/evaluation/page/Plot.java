package dev.longhand.evaluation.page;

import java.util.function.DoubleFunction;

/** The frame of a drawing: its size, its axes with their lines and numbers, and its marks. */
final class Plot {
    static final double WIDTH = 720;
    static final double LEFT = 64;
    static final double RIGHT = WIDTH - 28;
    static final double TOP = 16;

    /** Room under the plot for numbers and the name of the axis. */
    private static final double BELOW = 56;

    private static final int STYLES = 8;
    private static final int SHAPES = 4;
    private static final double SIZE = 4;

    private final Element svg;
    private final double bottom;

    Plot(double height, String description) {
        this.bottom = height - BELOW;
        this.svg = Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("aria-label", description);
    }

    /** Where the plot ends below. */
    double bottom() {
        return bottom;
    }

    Element svg() {
        return svg;
    }

    void add(Element element) {
        svg.add(element);
    }

    /** The class of a series, which gives it its colour; the ninth has that of the first. */
    static String style(int series) {
        return "s" + series % STYLES;
    }

    /** Lines across at the ticks of the upright axis, with their numbers. */
    void upright(Axis axis, String name, DoubleFunction<String> number) {
        for (double tick : axis.ticks()) {
            add(line(LEFT, axis.at(tick), RIGHT, axis.at(tick)).with("class", "grid"));
            if (axis.labelled(tick)) {
                add(label(LEFT - 8, axis.at(tick) + 4, "end", number.apply(tick)));
            }
        }
        double middle = (TOP + bottom) / 2;
        add(label(14, middle, "middle", name)
                .with("transform", "rotate(-90 14 %s)".formatted(Numbers.coordinate(middle))));
    }

    /** Lines up at the ticks of the level axis, with their numbers. */
    void level(Axis axis, String name, DoubleFunction<String> number) {
        for (double tick : axis.ticks()) {
            add(line(axis.at(tick), TOP, axis.at(tick), bottom).with("class", "grid"));
            if (axis.labelled(tick)) {
                add(label(axis.at(tick), bottom + 18, "middle", number.apply(tick)));
            }
        }
        levelName(name);
    }

    /** The name under the level axis. */
    void levelName(String name) {
        add(label((LEFT + RIGHT) / 2, bottom + 44, "middle", name));
    }

    static Element line(double x1, double y1, double x2, double y2) {
        return Element.of("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    static Element label(double x, double y, String anchor, String text) {
        return Element.of("text", text)
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor);
    }

    /** The mark of a series: a disc, a square, a diamond or a triangle, told apart without colours too. */
    static Element mark(int series, double x, double y) {
        String shape =
                switch (series % SHAPES) {
                    case 0 -> "m-%1$s 0a%1$s %1$s 0 1 0 %2$s 0a%1$s %1$s 0 1 0 -%2$s 0z";
                    case 1 -> "m-%1$s -%1$sh%2$sv%2$sh-%2$sz";
                    case 2 -> "m0 -%3$sl%3$s %3$sl-%3$s %3$sl-%3$s -%3$sz";
                    default -> "m0 -%3$sl%3$s %2$sh-%4$sz";
                };
        String path = shape.formatted(SIZE, 2 * SIZE, 1.25 * SIZE, 2.5 * SIZE);
        return Element.of("path")
                .with("d", "M" + Numbers.coordinate(x) + " " + Numbers.coordinate(y) + path)
                .with("class", "mark " + style(series));
    }
}
