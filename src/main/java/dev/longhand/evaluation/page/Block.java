package dev.longhand.evaluation.page;

import java.util.List;

/** One part of a page. */
public sealed interface Block {

    /** A heading of a section. */
    record Heading(String text) implements Block {}

    /** A paragraph. */
    record Note(String text) implements Block {}

    /** The few numbers that matter most. */
    record Cards(List<Card> cards) implements Block {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /** A number with its name above and a remark below. */
    record Card(String name, String value, String remark) {}

    /** Rows under columns; a row has a cell for each column. */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("a row of %d cells under %d columns".formatted(row.size(), columns.size()));
                }
            }
        }
    }

    /** The head of a column, and whether numbers stand under it, which end at one line. */
    record Column(String title, boolean numbers) {
        /** A column of texts. */
        public static Column text(String title) {
            return new Column(title, false);
        }

        /** A column of numbers. */
        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** A drawing with what it shows, and the names of its series in their order; none when there is only one. */
    record Drawing(String title, Element svg, List<String> series) implements Block {
        public Drawing {
            series = List.copyOf(series);
        }
    }
}
