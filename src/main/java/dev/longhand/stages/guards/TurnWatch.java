package dev.longhand.stages.guards;

/**
 * Watches a text as it comes and says when the model begins to speak for the person who asked: what {@link NextTurn} takes
 * away need not be written. Not safe for threads.
 */
public final class TurnWatch {
    /** What follows so many characters of a line begins none. */
    private static final int LONGEST = 160;

    private final boolean talking;
    private final StringBuilder line = new StringBuilder();
    private boolean first = true;
    private boolean over;

    /** A watch over a part of the document that was asked for so. */
    public TurnWatch(String instruction, String title) {
        this.talking = NextTurn.talks(instruction + " " + title);
    }

    /** Takes the next piece of the text, of any length. */
    public void text(String delta) {
        for (int i = 0; i < delta.length() && !over && !talking; i++) {
            char c = delta.charAt(i);
            if (c == '\n') {
                first &= line.toString().isBlank();
                line.setLength(0);
            } else if (line.length() < LONGEST) {
                line.append(c);
                over = NextTurn.isBegun(line, first);
            }
        }
    }

    /** Whether the model's own text is over; it stays so. */
    public boolean over() {
        return over;
    }
}
