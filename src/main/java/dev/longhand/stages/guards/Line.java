package dev.longhand.stages.guards;

/**
 * A line that is not blank. Models write a paragraph as one line, so a line is what guards judge.
 *
 * @param text the line without its end
 * @param gap the line's end and the blank lines after it
 */
record Line(String text, String gap, Kind kind) {

    enum Kind {
        /** A paragraph, an item of a list, a line of verse. */
        PROSE,
        /** A heading of Markdown. */
        HEADING,
        /** A row of a table. */
        TABLE,
        /** A line of a code block, or one of its fences. */
        CODE
    }

    boolean isProse() {
        return kind == Kind.PROSE;
    }

    boolean isHeading() {
        return kind == Kind.HEADING;
    }

    Line withText(String other) {
        return new Line(other, gap, kind);
    }

    Line withGap(String other) {
        return new Line(text, other, kind);
    }
}
