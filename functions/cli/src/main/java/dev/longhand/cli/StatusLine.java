package dev.longhand.cli;

import java.io.PrintStream;

/** Writes progress for a person: lines that stay, and at a terminal one line that is written over. */
final class StatusLine {
    private static final long BETWEEN = 500_000_000L;
    private static final String ERASE = "\r\u001B[K";

    private final PrintStream out;
    private final boolean terminal;
    private long last;
    private String shown = "";

    StatusLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether the passing line may be renewed: twice a second, and never where it cannot be written over. */
    boolean due() {
        return terminal && System.nanoTime() - last > BETWEEN;
    }

    /** Shows a line that the next one writes over; elsewhere than at a terminal a line that differs is printed. */
    void show(String text) {
        last = System.nanoTime();
        if (terminal) {
            out.print(ERASE + text);
            out.flush();
        } else if (!stem(text).equals(stem(shown))) {
            out.println(text);
        }
        shown = text;
    }

    /** Prints a line that stays. */
    void print(String text) {
        clear();
        out.println(text);
    }

    /** Takes the passing line away. */
    void clear() {
        if (terminal) {
            out.print(ERASE);
            out.flush();
        }
    }

    /** The words of a line without its figures: a download that moves on is not a new line. */
    private static String stem(String text) {
        return text.replaceAll("[0-9]+", "");
    }
}
