package dev.longhand.simulation;

/** What the simulated model writes. */
final class Texts {
    private Texts() {}

    /** The text of a section; the same at every call when the call is 0. */
    static String section(long seed, int index, int call) {
        return "Section " + index + " of document " + seed + (call == 0 ? "." : " as written by call " + call + ".");
    }

    /** The whole document that nothing disturbed. */
    static String document(long seed, int sections) {
        StringBuilder text = new StringBuilder(section(seed, 0, 0));
        for (int i = 1; i < sections; i++) {
            text.append("\n\n").append(section(seed, i, 0));
        }
        return text.toString();
    }
}
