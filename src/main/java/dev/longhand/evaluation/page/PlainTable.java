package dev.longhand.evaluation.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as a terminal shows it, in columns of equal width. */
public final class PlainTable {
    private static final String GAP = "  ";

    private PlainTable() {}

    /** The table as lines of text. */
    public static String render(Block.Table table) {
        List<String> titles =
                table.columns().stream().map(Block.Column::title).toList();
        List<List<String>> rows = Stream.concat(Stream.of(titles), table.rows().stream())
                .map(row -> row.stream().map(PlainTable::line).toList())
                .toList();
        List<Integer> widths = IntStream.range(0, titles.size())
                .mapToObj(i -> rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> padded(row.get(i), widths.get(i), table.columns().get(i).numbers()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(String text, int width, boolean number) {
        String space = " ".repeat(width - width(text));
        return number ? space + text : text + space;
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** Columns of a terminal: two for an ideograph, none for a mark over another character. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c) ? 2 : Character.getType(c) == Character.NON_SPACING_MARK ? 0 : 1)
                .sum();
    }
}
